using CommandLine.Text;
using TorchVanish.Records;
using TorchVanish.Records.Configuration.Shapes;

namespace TorchVanish.Cli.Parsing;

/// <summary>
/// Answers what asks for help or for the version, wherever it stands: CommandLineParser knows --help after a verb that was typed,
/// and not after one that was left out.
/// </summary>
internal static class CommandLineHelp
{
    /// <summary>What to show on standard output; null where the arguments ask for something else.</summary>
    /// <exception cref="ConfigException">Help is asked for on a verb that there is not.</exception>
    public static string? Answer(string[] args, IReadOnlyList<Type> verbs)
    {
        if (args is ["--version"] or ["version"])
            return HeadingInfo.Default + Environment.NewLine;
        if (args is ["help"] or [] or ["--help" or "-h", ..] or ["help", "--help" or "-h"])
            return args is [] ? null : HelpPage.General(verbs);
        if (args is ["help", var asked, ..])
            return HelpPage.Of(Find(asked, verbs) ?? throw new ConfigException(NoVerb(asked, verbs)));
        if (!args.TakeWhile(arg => arg != "--").Any(arg => arg is "--help" or "-h"))
            return null;
        if (args[0].StartsWith('-'))
            return HelpPage.Of(verbs.Single(verb => HelpPage.Attribute(verb).IsDefault));
        return HelpPage.Of(Find(args[0], verbs) ?? throw new ConfigException(NoVerb(args[0], verbs)));
    }

    /// <summary>The verb of this name; null where there is none.</summary>
    public static Type? Find(string name, IEnumerable<Type> verbs) => verbs.FirstOrDefault(verb => HelpPage.Attribute(verb).Name == name);

    /// <summary>Says that there is no such verb, and which one may be meant.</summary>
    public static string NoVerb(string token, IEnumerable<Type> verbs)
    {
        var names = verbs.Select(verb => HelpPage.Attribute(verb).Name).ToList();
        if (token.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
            return $"{token}: is no verb (did you mean torchvanish run {token}?); the verbs are {string.Join(", ", names)}.";
        return $"{token}: is no verb{Nearest.Hint(token, names)}; the verbs are {string.Join(", ", names)}.";
    }
}
