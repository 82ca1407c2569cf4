namespace TorchVanish.Analysis.Papers;

/// <summary>Where a published number stands.</summary>
/// <param name="Place">The equation, table or figure.</param>
/// <param name="Read">Which parts were read in a source, and which are from memory.</param>
public sealed record PaperSource(string Authors, int Year, string Title, string Venue, string Place, string Read)
{
    public const string FromMemory = "Numbers and protocol are from memory.";

    public string Citation => FormattableString.Invariant($"{Authors} {Year}, {Title}, {Venue}");
}
