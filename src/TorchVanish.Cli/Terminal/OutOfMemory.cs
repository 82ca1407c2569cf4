using System.Globalization;
using System.Text.RegularExpressions;

namespace TorchVanish.Cli.Terminal;

/// <summary>Distinguishes an experiment that is too large for the machine from an internal error.</summary>
internal static partial class OutOfMemory
{
    /// <summary>One sentence that says what to reduce; null if the error has another cause.</summary>
    public static string? Sentence(Exception error)
    {
        // libtorch's own exception arrives as text: "you tried to allocate 40000000000 bytes".
        if (error is not OutOfMemoryException && !Libtorch().IsMatch(error.Message))
            return null;
        var size = Asked().Match(error.Message) is { Success: true } asked
            && double.TryParse(asked.Groups[1].Value, CultureInfo.InvariantCulture, out var bytes)
            ? string.Create(CultureInfo.InvariantCulture, $" for a tensor of {bytes / 1e9:0.#} GB")
            : "";
        return $"There is not enough memory{size}; choose a smaller model.width, model.depth, data.samples or training.batch_size, or "
            + "fewer --jobs.";
    }

    [GeneratedRegex("can't allocate memory|not enough memory|CUDA out of memory|OutOfMemoryError")]
    private static partial Regex Libtorch();

    [GeneratedRegex("tried to allocate ([0-9]+) bytes")]
    private static partial Regex Asked();
}
