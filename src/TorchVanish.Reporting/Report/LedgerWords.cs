using TorchVanish.Analysis.Claims;

namespace TorchVanish.Reporting.Report;

/// <summary>The words for verdicts and numbers in the page, the table and the terminal.</summary>
internal static class LedgerWords
{
    /// <summary>The verdict in plain words.</summary>
    public static string Chip(Verdict verdict) => verdict switch
    {
        Verdict.Supported => "True",
        Verdict.Conditional => "It depends",
        Verdict.Refuted => "False",
        _ => "Not settled",
    };

    /// <summary>The verdict as files write it.</summary>
    public static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    public static string Badge(Verdict verdict) => $"<b class=\"verdict {Word(verdict)}\">{Chip(verdict)}</b>";

    /// <summary>The case that decides, and the case to compare with.</summary>
    public static IReadOnlyList<(Case Case, string Side)> Cases(Ruling ruling) =>
        ruling.Beside is { } beside
            ? [(ruling.Deciding, Side(ruling.Deciding)), (beside, ReferenceEquals(beside, ruling.Reported) ? Reported : Side(beside))]
            : [(ruling.Deciding, Side(ruling.Deciding))];

    public static string Mark(string side) => side switch
    {
        Holds => "✓",
        Fails => "✗",
        Open => "?",
        _ => "·",
    };

    private static string Side(Case of) => of.Holds.Holds switch { true => Holds, false => Fails, null => Open };

    private const string Holds = "holds";
    private const string Fails = "fails";
    private const string Open = "open";
    public const string Reported = "reported";
}
