using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Claims;

/// <summary>What came of a claim: a verdict, the number it rests on, and words that a student understands.</summary>
public sealed record Judgement
{
    public required Ruling Ruling { get; init; }

    public Verdict Verdict => Ruling.Verdict;

    /// <summary>The one number, with its 95% interval over replicates.</summary>
    public required Interval Measured { get; init; }

    /// <summary>What that number is, with its unit.</summary>
    public required string Quantity { get; init; }

    /// <summary>What the statement would make of it.</summary>
    public required string Expected { get; init; }

    /// <summary>Two or three sentences: what the experiment shows.</summary>
    public required string Shows { get; init; }

    /// <summary>Where the statement holds and where it ends.</summary>
    public required string Boundary { get; init; }

    public required ClaimView Figure { get; init; }
}
