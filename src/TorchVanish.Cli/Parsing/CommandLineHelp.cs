using CommandLine.Text;
using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Cli.Parsing;

/// <summary>
/// Answers requests for help or for the version, at any position. CommandLineParser knows --help only after an explicit command.
/// </summary>
internal static class CommandLineHelp
{
    /// <summary>The text for standard output; null if the arguments request something else.</summary>
    /// <exception cref="ConfigException">Help is requested for an unknown command.</exception>
    public static string? Answer(string[] args, IReadOnlyList<Type> verbs)
    {
        if (args is ["--version"] or ["version"])
            return HeadingInfo.Default + Environment.NewLine;
        if (args is ["help"] or [] or ["--help" or "-h", ..] or ["help", "--help" or "-h"])
            return args is [] ? null : HelpPage.General(verbs);
        if (args is ["help", var asked, ..])
            return HelpPage.Of(Find(asked, verbs) ?? throw new ConfigException(Unknown(asked, verbs)));
        if (!args.TakeWhile(arg => arg != "--").Any(arg => arg is "--help" or "-h"))
            return null;
        if (args[0].StartsWith('-'))
            return HelpPage.Of(verbs.Single(verb => HelpPage.Attribute(verb).IsDefault));
        return HelpPage.Of(Find(args[0], verbs) ?? throw new ConfigException(Unknown(args[0], verbs)));
    }

    /// <summary>The command with this name; null if there is none.</summary>
    public static Type? Find(string name, IEnumerable<Type> verbs) => verbs.FirstOrDefault(verb => HelpPage.Attribute(verb).Name == name);

    /// <summary>The message for an unknown command, with the most similar command.</summary>
    public static string Unknown(string token, IEnumerable<Type> verbs)
    {
        var names = verbs.Select(verb => HelpPage.Attribute(verb).Name).ToList();
        var meant = token.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? $"torchvanish run {token}" : Nearest.Find(token, names);
        var hint = meant is null ? "" : $" Did you mean '{meant}'?";
        return $"Unknown command '{token}'.{hint} Commands: {string.Join(", ", names)}.";
    }
}
