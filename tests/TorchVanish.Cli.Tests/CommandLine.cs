using System.Diagnostics;

namespace TorchVanish.Cli.Tests;

/// <summary>The outcome of one call of the program.</summary>
internal sealed record CommandLine(int ExitCode, string Output, string Error)
{
    public static CommandLine Run(TestFolder folder, params string[] arguments) => End(Start(folder, [], arguments));

    public static CommandLine RunWith(TestFolder folder, string variable, string value, params string[] arguments) =>
        End(Start(folder, [(variable, value)], arguments));

    public static Process Start(TestFolder folder, IEnumerable<(string Name, string Value)> variables, params string[] arguments) =>
        Start(folder, variables, arguments, input: null);

    private static Process Start(TestFolder folder, IEnumerable<(string Name, string Value)> variables, string[] arguments, string? input)
    {
        var start = new ProcessStartInfo(Repository.Program, arguments)
        {
            WorkingDirectory = folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var (name, value) in variables)
            start.Environment[name] = value;
        var process = Process.Start(start)!;
        process.StandardInput.Write(input ?? "");
        process.StandardInput.Close();
        return process;
    }

    /// <summary>With a text on standard input.</summary>
    public static CommandLine RunWithInput(TestFolder folder, string input, params string[] arguments) =>
        End(Start(folder, [], arguments, input));

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

    /// <summary>Standard error without notes and progress, which are not errors.</summary>
    private string Errors => string.Concat(
        Error.Split('\n').Where(line => line.Length > 0 && !line.StartsWith("note: ", StringComparison.Ordinal)
            && !line.StartsWith("progress: ", StringComparison.Ordinal))
            .Select(line => line + "\n"));

    /// <summary>Fails with the error message, unless the program ended with exit code 0 and without an error.</summary>
    public CommandLine Succeeded()
    {
        Assert.True(ExitCode == 0 && Errors.Length == 0, $"Exit code {ExitCode}: {Error}");
        return this;
    }

    /// <summary>Fails unless it was refused with this exit code and one sentence on standard error.</summary>
    public string Refused(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode} instead of {exitCode}: {Error}{Output}");
        Assert.Empty(Output);
        var sentence = Errors.TrimEnd('\n', '\r');
        Assert.DoesNotContain('\n', sentence);
        Assert.DoesNotContain("   at ", sentence);
        Assert.EndsWith(".", sentence);
        Assert.InRange(sentence.Length, 1, Quoted.LongestMessage);
        return sentence;
    }
}
