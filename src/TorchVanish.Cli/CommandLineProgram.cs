using System.Reflection;
using CommandLine;
using TorchVanish.Cli.Terminal;
using TorchVanish.Cli.Verbs;
using TorchVanish.Records;

namespace TorchVanish.Cli;

/// <summary>From the command line to one verb, and from whatever comes of it to an exit code.</summary>
internal static class CommandLineProgram
{
    private static readonly Type[] VerbTypes =
    [
        typeof(ReproduceVerb), typeof(RunVerb), typeof(ReportVerb), typeof(ListVerb), typeof(SchemaVerb), typeof(DevicesVerb),
    ];

    public static IReadOnlyList<string> VerbNames { get; } = [.. VerbTypes.Select(type => type.GetCustomAttribute<VerbAttribute>()!.Name)];

    public static int Run(string[] args)
    {
        try
        {
            using var parser = new Parser(settings =>
            {
                settings.HelpWriter = null;
                settings.CaseInsensitiveEnumValues = false;
                settings.AutoVersion = true;
                // --set may be given many times.
                settings.AllowMultiInstance = true;
            });
            var result = parser.ParseArguments(args, VerbTypes);
            if (result is Parsed<object> { Value: Verb verb })
            {
                verb.Execute();
                return ExitCode.Done;
            }
            return CommandLineHelp.Answer(result, args);
        }
        catch (TorchVanishException error)
        {
            return Say(error.Message, error.ExitCode);
        }
        catch (OperationCanceledException)
        {
            return Say("Interrupted; what was measured until then is on disk.", ExitCode.Interrupted);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Say($"{error.Message.TrimEnd('.')}.", ExitCode.Storage);
        }
        catch (Exception error)
        {
            return Say($"A defect of TorchVanish, not of yours; please report it with what follows.{Environment.NewLine}{error}", ExitCode.Defect);
        }
    }

    private static int Say(string sentence, int exitCode)
    {
        System.Console.Error.WriteLine(sentence);
        return exitCode;
    }
}
