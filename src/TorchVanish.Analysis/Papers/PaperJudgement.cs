using TorchVanish.Analysis.Claims;

namespace TorchVanish.Analysis.Papers;

/// <summary>What came of a reproduction.</summary>
/// <param name="Shows">One or two sentences: what the measurement says about the paper.</param>
/// <param name="Numbers">Each number with the place where the tolerance puts it; all have a vote.</param>
public sealed record PaperJudgement(string Shows, IReadOnlyList<Case> Numbers, PaperView Figure)
{
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

/// <summary>What a measurement makes of a published number.</summary>
public enum PaperVerdict
{
    /// <summary>The whole interval lies within the tolerance.</summary>
    Agrees,

    /// <summary>The whole interval lies outside.</summary>
    Disagrees,

    /// <summary>The interval straddles an end of the tolerance.</summary>
    Inconclusive,
}

/// <summary>A reproduction with its judgement.</summary>
public sealed record JudgedPaper(PaperReproduction Paper, PaperJudgement Judgement);
