using CommandLine;
using TorchVanish.Cli.Parsing;
using TorchVanish.Cli.Terminal;
using TorchVanish.Cli.Verbs;
using TorchVanish.Records;

namespace TorchVanish.Cli;

/// <summary>From the command line to one verb, and from whatever comes of it to an exit code.</summary>
internal static class CommandLineProgram
{
    public static IReadOnlyList<Type> Verbs { get; } =
    [
        typeof(ReproduceVerb), typeof(RunVerb), typeof(ReportVerb), typeof(ListVerb), typeof(SchemaVerb), typeof(DevicesVerb), typeof(BenchVerb),
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
        // Figures are drawn beside each other; one that cannot be written is as good as all.
        AggregateException { InnerExceptions: [var first, ..] } => Answer(first),
        TorchVanishException ours => Say(ours.Message, ours.ExitCode),
        OperationCanceledException => Say(error.Message, ExitCode.Interrupted),
        IOException or UnauthorizedAccessException => Say($"{error.Message.TrimEnd('.')}.", ExitCode.Storage),
        _ when OutOfMemory.Sentence(error) is { } sentence => Say(sentence, ExitCode.Usage),
        _ => Say($"A defect of TorchVanish, not of yours; please report it with what follows.{Environment.NewLine}{error}", ExitCode.Defect),
    };

    private static Verb Parse(string[] args)
    {
        var named = args.Length > 0 && !args[0].StartsWith('-');
        var type = named
            ? CommandLineHelp.Find(args[0], Verbs) ?? throw new ConfigException(CommandLineHelp.NoVerb(args[0], Verbs))
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
            : throw new ConfigException($"{string.Join(' ', args)}: cannot be understood; see torchvanish {ordered[0]} --help.");
    }

    private static int Say(string sentence, int exitCode)
    {
        System.Console.Error.WriteLine(sentence);
        return exitCode;
    }
}
