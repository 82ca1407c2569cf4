using System.Diagnostics;

namespace TorchVanish.Cli.Tests;

/// <summary>What one call of the program came to.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Error)
{
    public static CommandLine Run(TestFolder folder, params string[] arguments) => End(Start(folder, [], arguments));

    public static CommandLine RunWith(TestFolder folder, string variable, string value, params string[] arguments) =>
        End(Start(folder, [(variable, value)], arguments));

    public static Process Start(TestFolder folder, IEnumerable<(string Name, string Value)> variables, params string[] arguments)
    {
        var start = new ProcessStartInfo(Repository.Program, arguments)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end; a program that hangs is killed and fails its test.</summary>
    public static CommandLine End(Process process)
    {
        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
                process.Kill();
            process.WaitForExit();
            return new(process.ExitCode, output.Result, error.Result);
        }
    }

    /// <summary>Fails with what the program said, unless it ended well and kept quiet on standard error.</summary>
    public CommandLine Succeeded()
    {
        Assert.True(ExitCode == 0 && Error.Length == 0, $"Exit code {ExitCode}: {Error}");
        return this;
    }

    /// <summary>Fails unless it was refused with this exit code and one sentence on standard error.</summary>
    public string Refused(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode} instead of {exitCode}: {Error}{Output}");
        Assert.Empty(Output);
        var sentence = Error.TrimEnd('\n', '\r');
        Assert.DoesNotContain('\n', sentence);
        Assert.DoesNotContain("   at ", sentence);
        Assert.EndsWith(".", sentence);
        return sentence;
    }
}
