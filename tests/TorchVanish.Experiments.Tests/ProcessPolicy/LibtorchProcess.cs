using System.Diagnostics;
using TorchVanish.ProcessPolicy;

namespace TorchVanish.Experiments.Tests.ProcessPolicy;

/// <summary>A process of its own that loads libtorch and prints what it has mapped; see <see cref="EntryPoint"/>.</summary>
internal sealed record LibtorchProcess(int ExitCode, string Output, string Error)
{
    /// <param name="libtorch">What the environment variable names; null leaves it unset.</param>
    /// <param name="arguments">What the program does besides.</param>
    /// <param name="program">A folder with a copy of the tests' output; null runs where the tests are.</param>
    public static LibtorchProcess Run(string? libtorch, string? program = null, params string[] arguments)
    {
        var assembly = Path.Combine(program ?? AppContext.BaseDirectory, "TorchVanish.Experiments.Tests.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment[NativeLibtorch.Variable] = libtorch;
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, error.Result);
    }
}
