using CommandLine;
using TorchVanish.Cli.Parsing;
using TorchVanish.Cli.Terminal;
using TorchVanish.Cli.Verbs;

namespace TorchVanish.Cli;

/// <summary>Parses the command line, executes one command and converts errors into exit codes.</summary>
internal static class CommandLineProgram
{
    public static IReadOnlyList<Type> Verbs { get; } =
    [
        typeof(ReproduceVerb), typeof(RunVerb), typeof(ReportVerb), typeof(PredictVerb), typeof(DiagnoseVerb), typeof(PrescribeVerb),
        typeof(ExportVerb), typeof(ListVerb), typeof(SchemaVerb), typeof(DevicesVerb),
    ];

    public static int Run(string[] args)
    {
        try
        {
            if (CommandLineHelp.Answer(args, Verbs) is { } help)
                System.Console.Out.Write(help);
            else
                Parse(args).Execute();
            return ExitCode.Done;
        }
        catch (Exception error)
        {
            return Answer(error);
        }
    }

    private static int Answer(Exception error) => error switch
    {
        // Figures are drawn in parallel; the first error is sufficient.
        AggregateException { InnerExceptions: [var first, ..] } => Answer(first),
        TorchVanishException expected => Say(expected.Message, expected.ExitCode),
        OperationCanceledException => Say(Quoted.Message(error.Message), ExitCode.Interrupted),
        IOException or UnauthorizedAccessException => Say(Quoted.Message($"{error.Message.TrimEnd('.')}."), ExitCode.Storage),
        _ when OutOfMemory.Sentence(error) is { } sentence => Say(sentence, ExitCode.Usage),
        _ => Say($"Internal error in torchvanish; please report it with the following details.{Environment.NewLine}{error}",
            ExitCode.Defect),
    };

    private static Verb Parse(string[] args)
    {
        var named = args.Length > 0 && !args[0].StartsWith('-');
        var type = named
            ? CommandLineHelp.Find(args[0], Verbs) ?? throw new ConfigException(CommandLineHelp.Unknown(args[0], Verbs))
            : typeof(ReproduceVerb);
        using var parser = new Parser(settings =>
        {
            settings.HelpWriter = null;
            settings.AutoHelp = false;
            settings.AutoVersion = false;
            // --set may be given many times.
            settings.AllowMultiInstance = true;
        });
        string[] ordered = [HelpPage.Attribute(type).Name, .. Arguments.Order(named ? args[1..] : args, type)];
        return parser.ParseArguments(ordered, [.. Verbs]) is Parsed<object> { Value: Verb verb }
            ? verb
            : throw new ConfigException($"torchvanish {string.Join(' ', args)}: invalid command line; see torchvanish {ordered[0]} "
            + "--help.");
    }

    private static int Say(string sentence, int exitCode)
    {
        System.Console.Error.WriteLine(sentence);
        return exitCode;
    }
}
