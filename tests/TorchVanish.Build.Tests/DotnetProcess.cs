using System.Diagnostics;

namespace TorchVanish.Build.Tests;

/// <summary>One call of dotnet in the repository's root.</summary>
internal sealed record DotnetProcess(int ExitCode, string Output)
{
    public static DotnetProcess Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = BuildPaths.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // What the test runner's MSBuild has set for itself would point this one to the wrong places.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("MSBuild", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment.Remove("TorchBackend");
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output + error.Result);
    }
}
