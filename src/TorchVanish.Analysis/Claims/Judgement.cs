using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Claims;

/// <summary>The result of a claim: a verdict, the numbers that decide it, and an explanation for students.</summary>
public sealed record Judgement
{
    public required Ruling Ruling { get; init; }

    public Verdict Verdict => Ruling.Verdict;

    /// <summary>The number that decides, with its 95% interval over replicates.</summary>
    public Interval Measured => Ruling.Deciding.Measured;

    /// <summary>What the experiment shows: at most three sentences with at most six numbers.</summary>
    public required string Shows { get; init; }

    /// <summary>All numbers.</summary>
    public required string Details { get; init; }

    /// <summary>Where the statement holds and where it ends.</summary>
    public required string Boundary { get; init; }

    public required ClaimView Figure { get; init; }
}
