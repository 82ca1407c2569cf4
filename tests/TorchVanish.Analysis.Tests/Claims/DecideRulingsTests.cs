using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>From cases to a verdict, and which of them is shown.</summary>
public sealed class DecideRulingsTests
{
    private static Case Of(string name, double estimate) =>
        new(name, "a number", new Interval(estimate, estimate - 0.5, estimate + 0.5, 4), Bound.Below(2));

    private static readonly Case Holds = Of("holds", 1);
    private static readonly Case Fails = Of("fails", 3);
    private static readonly Case Open = Of("open", 2.1);

    [Fact]
    public void A_bound_is_held_against_the_whole_interval()
    {
        Assert.Equal([true, false, null], new[] { Holds, Fails, Open }.Select(c => c.Holds.Holds));
        Assert.Equal([false, true, null], new[] { Holds, Fails, Open }.Select(c => Bound.Above(2).Holds(c.Measured).Holds));
        Assert.Equal([true, false, null], new[] { Holds, Fails, Open }.Select(c => Bound.Between(0, 2).Holds(c.Measured).Holds));
        Assert.Equal([false, true, null], new[] { Holds, Fails, Open }.Select(c => Bound.Between(2, 4).Holds(c.Measured).Holds));
    }

    [Fact]
    public void The_case_that_decides_is_on_the_side_of_the_verdict()
    {
        var supported = Rulings.Plainly(Holds, Of("later", 0)) with { Reported = Fails };
        Assert.Equal((Verdict.Supported, Holds, Fails), (supported.Verdict, supported.Deciding, supported.Beside));
        var refuted = Rulings.Plainly(Holds, Fails);
        Assert.Equal((Verdict.Refuted, Fails, Holds), (refuted.Verdict, refuted.Deciding, refuted.Beside));
        var inconclusive = Rulings.Plainly(Holds, Open);
        Assert.Equal((Verdict.Inconclusive, Open, Holds), (inconclusive.Verdict, inconclusive.Deciding, inconclusive.Beside));
        var conditional = Rulings.Throughout(Holds, Open, Fails);
        Assert.Equal((Verdict.Conditional, Fails, Holds), (conditional.Verdict, conditional.Deciding, conditional.Beside));
    }

    [Fact]
    public void A_failing_core_refutes_and_another_failing_case_makes_it_conditional()
    {
        Assert.Equal(Verdict.Supported, Rulings.Core([Holds], [Holds]).Verdict);
        Assert.Equal(Verdict.Conditional, Rulings.Core([Holds], [Fails]).Verdict);
        Assert.Equal(Verdict.Refuted, Rulings.Core([Fails], [Holds]).Verdict);
        Assert.Equal(Verdict.Inconclusive, Rulings.Core([Open], [Holds]).Verdict);
        Assert.Equal([Holds, Fails], Rulings.Core([Holds], [Fails]).Cases);
    }

    /// <summary>A part with a case that fails does not hold, and its cases come after those of a part that does.</summary>
    [Fact]
    public void A_part_holds_where_all_of_its_cases_do()
    {
        var ruling = Rulings.Throughout([[Holds, Fails], [Of("alone", 1)]]);
        Assert.Equal(Verdict.Conditional, ruling.Verdict);
        Assert.Equal(["alone", "holds", "fails"], ruling.Cases.Select(c => c.Name));
        Assert.Equal(Verdict.Refuted, Rulings.Throughout([[Holds, Fails], [Fails]]).Verdict);
        Assert.Equal(Verdict.Supported, Rulings.Throughout([[Holds], [Holds]]).Verdict);
    }

    [Fact]
    public void Without_cases_of_its_side_the_first_case_decides()
    {
        Ruling plain = Verdict.Refuted;
        Assert.Equal(Holds, (plain with { Cases = [Holds] }).Deciding);
        Assert.Null((plain with { Cases = [Fails] }).Beside);
        Assert.Equal(Fails, (Decide.Plainly(Decision.Open) with { Cases = [Open, Fails] }).Beside);
    }
}
