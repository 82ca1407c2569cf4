using System.Text;

namespace TorchVanish.Analysis.Curves;

/// <summary>Converts a display name to an id for files and command lines: lower-case ASCII letters, digits and underscores.</summary>
public static class AsciiId
{
    private static readonly Dictionary<char, string> Words = new()
    {
        ['δ'] = "delta",
        ['φ'] = "phi",
        ['σ'] = "sigma",
        ['χ'] = "chi",
        ['∂'] = "d",
        ['′'] = "prime",
        ['Δ'] = "change",
        ['₁'] = "1",
        ['₀'] = "0",
        ['−'] = "minus",
    };

    public static string Of(string name)
    {
        var id = new StringBuilder();
        foreach (var letter in name)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                id.Append(char.ToLowerInvariant(letter));
            else if (Words.TryGetValue(letter, out var word))
                id.Append(word);
            else if (id.Length > 0 && id[^1] != '_')
                id.Append('_');
        }
        return id.ToString().TrimEnd('_');
    }
}
