using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Papers;

/// <summary>What came of a reproduction.</summary>
/// <param name="Shows">One or two sentences: what the measurement says about the paper where it agrees.</param>
/// <param name="Numbers">Each number with the place where the tolerance puts it; all have a vote.</param>
/// <param name="Figure">Its headline is what it shows where the measurement agrees.</param>
public sealed record PaperJudgement(string Shows, IReadOnlyList<Case> Numbers, PaperView Figure)
{
    private readonly string _shows = Shows;
    private readonly PaperView _figure = Figure;

    /// <summary>Whether sentence and headline hold whatever the verdict: those of a page about a disagreement.</summary>
    public bool HoldsWhatever { get; init; }

    /// <summary>The sentence; where the measurement does not agree, where it does not.</summary>
    public string Shows => Otherwise is { } otherwise ? $"{otherwise}." : _shows;

    /// <summary>The figure, whose headline says what was measured, not what was published.</summary>
    public PaperView Figure => Otherwise is { } otherwise ? _figure with { Headline = otherwise } : _figure;

    private string? Otherwise => HoldsWhatever ? null : Verdict switch
    {
        PaperVerdict.Agrees => null,
        PaperVerdict.Disagrees => $"Not as published: {Places(holds: false)}",
        _ => $"Not decided: {Places(holds: null)}",
    };

    private string Places(bool? holds) => Spelling.List(Numbers.Where(number => number.Holds.Holds == holds).Take(2)
        .Select(number => $"{number.Quantity} is {number.Number} in {number.Name}, published {number.Expected.Words}"));

    /// <summary>Agrees where every number does, disagrees where one does not, and is inconclusive where none disagrees and one is
    /// open.</summary>
    public PaperVerdict Verdict => Of(Decide.All(Numbers.Select(number => number.Holds)));

    public static PaperVerdict Of(Decision holds) => holds.Holds switch
    {
        true => PaperVerdict.Agrees,
        false => PaperVerdict.Disagrees,
        null => PaperVerdict.Inconclusive,
    };
}

/// <summary>The verdict on a published number.</summary>
public enum PaperVerdict
{
    /// <summary>The whole interval is inside the tolerance.</summary>
    Agrees,

    /// <summary>The whole interval is outside the tolerance.</summary>
    Disagrees,

    /// <summary>The interval contains an end of the tolerance.</summary>
    Inconclusive,
}

/// <summary>A reproduction with its judgement.</summary>
public sealed record JudgedPaper(PaperReproduction Paper, PaperJudgement Judgement);
