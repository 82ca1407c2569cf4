
namespace TorchVanish.Cli.Verbs;

/// <summary>One command of the command line: its options are its properties.</summary>
internal abstract class Verb
{
    /// <summary>The part of its help page that is not about options.</summary>
    public abstract VerbGuide Guide { get; }

    /// <exception cref="TorchVanishException">An error that the user can fix.</exception>
    public abstract void Execute();

    /// <summary>Rejects arguments that would be ignored.</summary>
    protected static void RefuseMore(IEnumerable<string> unexpected, string verb)
    {
        if (unexpected.FirstOrDefault() is { } first)
            throw new ConfigException($"{first}: unexpected argument of {verb}; see torchvanish {verb} --help.");
    }
}
