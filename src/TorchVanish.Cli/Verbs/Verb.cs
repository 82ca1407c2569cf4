using TorchVanish.Records;

namespace TorchVanish.Cli.Verbs;

/// <summary>One verb of the command line: its options are its properties.</summary>
internal abstract class Verb
{
    /// <summary>What its help teaches.</summary>
    public abstract VerbGuide Guide { get; }

    /// <exception cref="TorchVanishException">Something that the person at the keyboard can mend.</exception>
    public abstract void Execute();

    /// <summary>Refuses arguments that nothing would read.</summary>
    protected static void RefuseMore(IEnumerable<string> unexpected, string verb)
    {
        if (unexpected.FirstOrDefault() is { } first)
            throw new ConfigException($"{first}: {verb} takes no such argument; see torchvanish {verb} --help.");
    }
}
