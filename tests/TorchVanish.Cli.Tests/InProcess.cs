namespace TorchVanish.Cli.Tests;

/// <summary>Calls the program in the tests' own process: fast, for what needs no native library and no standard input.</summary>
[CollectionDefinition(Collection)]
public sealed class InProcess
{
    /// <summary>Tests of one collection run one after another: the console is one for the process.</summary>
    public const string Collection = "console";

    /// <summary>In a folder. The working directory is one for the process, as the console is.</summary>
    internal static CommandLine Run(TestFolder folder, params string[] arguments)
    {
        var before = Environment.CurrentDirectory;
        Environment.CurrentDirectory = folder.Path;
        try
        {
            return Run(arguments);
        }
        finally
        {
            Environment.CurrentDirectory = before;
        }
    }

    internal static CommandLine Run(params string[] arguments)
    {
        var (output, error) = (Console.Out, Console.Error);
        using var outputText = new StringWriter { NewLine = "\n" };
        using var errorText = new StringWriter { NewLine = "\n" };
        Console.SetOut(outputText);
        Console.SetError(errorText);
        try
        {
            var exitCode = CommandLineProgram.Run(arguments);
            return new(exitCode, outputText.ToString(), errorText.ToString());
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }
    }
}
