using TorchVanish.Analysis.Claims;

namespace TorchVanish.Analysis.Papers;

/// <summary>The result of a reproduction.</summary>
/// <param name="Shows">One or two sentences: what the measurement shows about the paper.</param>
/// <param name="Numbers">Each number with its tolerance; all of them affect the verdict.</param>
public sealed record PaperJudgement(string Shows, IReadOnlyList<Case> Numbers, PaperView Figure)
{
    /// <summary>
    /// Agrees if every number agrees, disagrees if one disagrees, and is inconclusive if none disagrees and one is open.
    /// </summary>
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
