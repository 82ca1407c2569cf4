namespace TorchVanish.Analysis.Papers;

/// <summary>The source of a published number.</summary>
/// <param name="Place">The equation, table or figure.</param>
/// <param name="Read">The parts that were read in the source, and those that are quoted from memory.</param>
public sealed record PaperSource(string Authors, int Year, string Title, string Venue, string Place, string Read)
{
    public const string FromMemory = "Numbers and protocol are from memory.";

    public string Citation => FormattableString.Invariant($"{Authors} {Year}, {Title}, {Venue}");
}
