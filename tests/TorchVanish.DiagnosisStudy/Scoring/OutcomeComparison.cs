using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using TorchVanish.DiagnosisStudy.Programs;

namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>
/// A program's outcome as measured here beside the one that an independent program measured. They disagree where the shares that learn
/// differ (Fisher's exact test, p below 0.01), or where the skills do (Mann &amp; Whitney, p below 0.01) by more than 0.1 at the median.
/// </summary>
internal sealed record OutcomeComparison(Outcome Theirs, Outcome Ours)
{
    private const double Significance = 0.01;
    private const double Matters = 0.1;

    public double ShareProbability => Fisher(Learning(Theirs), Theirs.Seeds, Learning(Ours), Ours.Seeds);

    public double SkillProbability => MannWhitney(Theirs.Skills(), Ours.Skills());

    public double SkillDifference =>
        Middle(Ours.Skills()) - Middle(Theirs.Skills()) is var difference && !double.IsNaN(difference) ? difference : 0;

    public bool Agrees => ShareProbability >= Significance && (SkillProbability >= Significance || Math.Abs(SkillDifference) <= Matters);

    private static int Learning(Outcome outcome) => (int)Math.Round((outcome.ShareThatLearns ?? 0) * outcome.Seeds);

    private static double Middle(IReadOnlyList<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered.Count == 0 ? double.NaN : (ordered[(ordered.Count - 1) / 2] + ordered[ordered.Count / 2]) / 2;
    }

    /// <summary>Two-sided: all tables that are at most as likely as the one seen.</summary>
    private static double Fisher(int a, int n, int b, int m)
    {
        double Log(int successes) => SpecialFunctions.BinomialLn(n, successes)
            + SpecialFunctions.BinomialLn(m, a + b - successes) - SpecialFunctions.BinomialLn(n + m, a + b);
        var seen = Log(a);
        return Enumerable.Range(Math.Max(0, a + b - m), Math.Min(n, a + b) - Math.Max(0, a + b - m) + 1).Select(Log)
            .Where(log => log <= seen + 1e-9).Sum(Math.Exp);
    }

    /// <summary>Two-sided, by the normal approximation with ties and a correction for continuity.</summary>
    private static double MannWhitney(IReadOnlyList<double> first, IReadOnlyList<double> second)
    {
        var (n, m) = (first.Count, second.Count);
        if (n == 0 || m == 0)
            return 1;
        var wins = first.Sum(x => second.Sum(y => x > y ? 1 : x == y ? 0.5 : 0));
        var ties = first.Concat(second).GroupBy(value => value).Sum(group => Math.Pow(group.Count(), 3) - group.Count());
        var variance = n * m / 12.0 * (n + m + 1 - (ties / Math.Max(1, (n + m) * (n + m - 1))));
        var distance = Math.Abs(wins - (n * m / 2.0)) - 0.5;
        return variance <= 0 || distance <= 0 ? 1 : 2 * Normal.CDF(0, 1, -distance / Math.Sqrt(variance));
    }
}
