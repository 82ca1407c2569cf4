using CommandLine;
using CommandLine.Text;
using TorchVanish.Records.Configuration.Shapes;

namespace TorchVanish.Cli.Terminal;

/// <summary>What is said where no verb runs: help that was asked for, on standard output, or one sentence about what was mistyped.</summary>
internal static class CommandLineHelp
{
    private const int Width = 100;

    private const string Introduction = """
        TorchVanish: what happens to the gradient on its way back through a deep network?

        FIRST STEPS
          torchvanish                              compare activations and remedies at ten hidden layers, write a report
          torchvanish run configs/sigmoid-10.json  train one network, look at every layer's gradient
          torchvanish run configs/sigmoid-10.json --set model.activation=relu --set model.depth=20
          torchvanish report runs/A runs/B         draw two runs into the same figures, without training
          torchvanish VERB --help                  what a verb does, its options, examples

        VERBS
        """;

    public static int Answer(ParserResult<object> result, string[] args)
    {
        var errors = ((NotParsed<object>)result).Errors.ToList();
        if (errors.Any(error => error is VersionRequestedError))
        {
            System.Console.Out.WriteLine(HeadingInfo.Default);
            return ExitCode.Done;
        }
        if (errors.Any(error => error is HelpVerbRequestedError or HelpRequestedError))
        {
            // Asked for help on a verb that there is not: the list of verbs is the help.
            var general = result.TypeInfo.Current == typeof(NullInstance) || args.Length == 1 && args[0] is "--help" or "help";
            System.Console.Out.WriteLine(general ? General(result) : OfVerb(result));
            return ExitCode.Done;
        }
        System.Console.Error.WriteLine(Sentence(errors[0], result, args));
        return ExitCode.Usage;
    }

    private static string General(ParserResult<object> result) =>
        Introduction + Environment.NewLine + string.Join(Environment.NewLine, new HelpText { MaximumDisplayWidth = Width, AdditionalNewLineAfterOption = false }
            .AddVerbs([.. result.TypeInfo.Choices]).ToString().Split(Environment.NewLine).Where(line => line.Trim().Length > 0))
        + Environment.NewLine;

    private static string OfVerb(ParserResult<object> result)
    {
        var help = HelpText.AutoBuild(result, built => built, example => example, verbsIndex: false, maxDisplayWidth: Width);
        var verb = result.TypeInfo.Current.GetCustomAttributes(typeof(VerbAttribute), inherit: false).Cast<VerbAttribute>().Single();
        help.Heading = $"torchvanish {verb.Name}: {verb.HelpText}";
        help.Copyright = "";
        help.AdditionalNewLineAfterOption = false;
        help.AddNewLineBetweenHelpSections = true;
        return help.ToString();
    }

    private static string Sentence(Error error, ParserResult<object> result, string[] args)
    {
        var more = result.TypeInfo.Current.GetCustomAttributes(typeof(VerbAttribute), inherit: false).Cast<VerbAttribute>().FirstOrDefault() is { } verb
            ? $"torchvanish {verb.Name} --help"
            : "torchvanish --help";
        return error switch
        {
            BadVerbSelectedError bad => $"{bad.Token}: there is no such verb{Nearest.Hint(bad.Token, VerbNames(result))}; the verbs are {string.Join(", ", VerbNames(result))}.",
            UnknownOptionError unknown => $"--{unknown.Token}: there is no such option{Nearest.Hint(unknown.Token, OptionNames(result)).Replace("mean ", "mean --", StringComparison.Ordinal)}; see {more}.",
            MissingValueOptionError missing => $"--{missing.NameInfo.LongName}: its value is missing; see {more}.",
            MissingRequiredOptionError missing => $"{(missing.NameInfo.LongName.Length > 0 ? "--" + missing.NameInfo.LongName : "An argument")} is missing; see {more}.",
            BadFormatConversionError bad => $"--{bad.NameInfo.LongName}: its value is not of the right kind; see {more}.",
            _ => $"{string.Join(' ', args)}: cannot be understood ({error.Tag}); see {more}.",
        };
    }

    private static IEnumerable<string> VerbNames(ParserResult<object> result) =>
        result.TypeInfo.Choices.Select(type => type.GetCustomAttributes(typeof(VerbAttribute), inherit: false).Cast<VerbAttribute>().Single().Name);

    private static IEnumerable<string> OptionNames(ParserResult<object> result) =>
        result.TypeInfo.Current.GetProperties().SelectMany(p => p.GetCustomAttributes(typeof(OptionAttribute), inherit: true).Cast<OptionAttribute>()).Select(o => o.LongName);
}
