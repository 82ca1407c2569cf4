using System.Reflection;
using System.Text;
using CommandLine;
using TorchVanish.Cli.Verbs;

namespace TorchVanish.Cli.Parsing;

/// <summary>
/// Writes help pages. The options come from the attributes of the commands. CommandLineParser's own pages put options before arguments
/// in examples, and cannot describe the files that a command writes.
/// </summary>
internal static class HelpPage
{
    // The usual width of a terminal.
    private const int Width = 80;

    private const string Introduction = """
        torchvanish: measures what happens to the gradient in a deep network

        FIRST STEPS
          torchvanish                               tests every statement of a textbook note
                                                    on vanishing gradients, in one report
          torchvanish run configs/sigmoid-10.json   trains one network and reports the
                                                    gradient in every layer
          torchvanish list                          shows every name that a config can use

        COMMANDS

        """;

    private const string Closing = """

        Results go to new folders under runs/: tables as CSV, figures as SVG, PNG and
        CSV, and report.html, one file that opens in any browser.

        'torchvanish COMMAND --help' shows the options and examples of a command.
        'torchvanish --version' shows the version.
        Exit codes: 0 done (also when a run diverges), 1 internal error, 2 invalid
        command line or config, 3 a file or folder cannot be read or written, 4 a
        symptom of 'diagnose --fail-on' was found, 130 interrupted. Errors, notes and
        progress go to standard error.

        """;

    public static string General(IEnumerable<Type> verbs)
    {
        var page = new StringBuilder(Introduction);
        foreach (var verb in verbs.Select(Attribute))
            Entry(page, verb.Name, verb.HelpText, indent: 13);
        return page.Append(Closing).ToString();
    }

    public static string Of(Type type)
    {
        var verb = Attribute(type);
        var guide = ((Verb)Activator.CreateInstance(type)!).Guide;
        var page = new StringBuilder();
        Wrapped(page, $"torchvanish {verb.Name}: {verb.HelpText}", indent: 0);
        page.Append($"\nUSAGE\n  {guide.Usage}\n\nEXAMPLES\n");
        foreach (var example in guide.Examples)
            page.Append($"  # {example.Aim}\n  {example.Command}\n");
        var options = Described(type);
        if (options.Count > 0)
            page.Append("\nOPTIONS\n");
        foreach (var (name, text) in options)
            Entry(page, name, text, indent: 21);
        return page.Append($"\n{guide.Afterwards.ReplaceLineEndings("\n").TrimEnd()}\n").ToString();
    }

    public static VerbAttribute Attribute(Type verb) => verb.GetCustomAttribute<VerbAttribute>()!;

    private static List<(string Name, string Text)> Described(Type type)
    {
        var properties = type.GetProperties();
        return
        [
            .. properties.Select(p => p.GetCustomAttribute<ValueAttribute>()).OfType<ValueAttribute>().Where(v => !v.Hidden)
                .Select(v => (v.MetaName, v.HelpText)),
            .. properties.Select(p => p.GetCustomAttribute<OptionAttribute>()).OfType<OptionAttribute>()
                .Select(o => ($"--{o.LongName} {o.MetaValue}".TrimEnd(), o.HelpText)),
        ];
    }

    private static void Entry(StringBuilder page, string name, string text, int indent)
    {
        page.Append($"  {name}".PadRight(indent));
        if (name.Length + 3 > indent)
            page.Append('\n').Append(' ', indent);
        Wrapped(page, text, indent);
    }

    // The first line starts at the current column, the others are aligned with it.
    private static void Wrapped(StringBuilder page, string text, int indent)
    {
        var column = indent;
        foreach (var word in text.Split(' '))
        {
            if (column > indent && column + 1 + word.Length > Width)
            {
                page.Append('\n').Append(' ', indent);
                column = indent;
            }
            else if (column > indent)
            {
                page.Append(' ');
                column++;
            }
            page.Append(word);
            column += word.Length;
        }
        page.Append('\n');
    }
}
