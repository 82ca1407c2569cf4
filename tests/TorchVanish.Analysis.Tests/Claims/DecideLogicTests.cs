using TorchVanish.Analysis.Claims;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>How decisions combine, over every combination of true, false and open: Kleene's logic, in which open is halfway.</summary>
public sealed class DecideLogicTests
{
    private static readonly Decision[] Each = [true, false, new(null, 5)];

    private static readonly Decision[][] UpToThree =
    [
        .. Each.Select(a => new[] { a }),
        .. from a in Each from b in Each select new[] { a, b },
        .. from a in Each from b in Each from c in Each select new[] { a, b, c },
    ];

    [Fact]
    public void All_is_the_least_certain_of_its_parts() =>
        Assert.All(UpToThree, parts => Assert.Equal(parts.Min(Halves), Halves(Decide.All(parts))));

    [Fact]
    public void Any_is_the_most_certain_of_its_parts() =>
        Assert.All(UpToThree, parts => Assert.Equal(parts.Max(Halves), Halves(Decide.Any(parts))));

    [Fact]
    public void All_holds_and_any_fails_without_conditions()
    {
        Assert.Equal<Decision>(true, Decide.All());
        Assert.Equal<Decision>(false, Decide.Any());
    }

    [Fact]
    public void An_open_decision_needs_the_replicates_of_its_most_demanding_part()
    {
        Assert.Equal(new Decision(null, 9), Decide.All(new Decision(null, 4), true, new Decision(null, 9), new Decision(null, 7)));
        Assert.Equal(new Decision(null, 9), Decide.Any(new Decision(null, 4), false, new Decision(null, 9)));
        Assert.Equal(new Decision(null, 0), Decide.All(true, Decision.Open));
    }

    /// <summary>Replicates that came with a part that is settled are of no interest any more.</summary>
    [Fact]
    public void Only_open_parts_ask_for_replicates()
    {
        Assert.Equal(new Decision(null, 4), Decide.All(new Decision(true, 100), new Decision(null, 4)));
        Assert.Equal(new Decision(null, 4), Decide.Any(new Decision(false, 100), new Decision(null, 4)));
        Assert.Equal(4, Decide.Inconclusive(new Decision(true, 100), new Decision(null, 4), new Decision(false, 100)).Replicates);
        Assert.Equal(0, Decide.Inconclusive(true, false).Replicates);
    }

    [Fact]
    public void A_settled_decision_needs_no_replicates() => Assert.All(UpToThree, parts =>
    {
        if (Decide.All(parts).Holds is not null)
            Assert.Equal(0, Decide.All(parts).Replicates);
        if (Decide.Any(parts).Holds is not null)
            Assert.Equal(0, Decide.Any(parts).Replicates);
    });

    [Fact]
    public void Not_inverts_a_decision_and_leaves_an_open_one_open()
    {
        Assert.Equal([false, true, null], Each.Select(decision => (!decision).Holds));
        Assert.Equal(5, (!Each[2]).Replicates);
        bool? holds = new Decision(false);
        Assert.Equal(false, holds);
    }

    [Theory]
    [InlineData(true, Verdict.Supported)]
    [InlineData(false, Verdict.Refuted)]
    [InlineData(null, Verdict.Inconclusive)]
    public void One_decision_is_one_verdict(bool? holds, Verdict verdict) =>
        Assert.Equal(verdict, Decide.Plainly(new Decision(holds)).Verdict);

    /// <summary>Some cases hold and others fail: conditional. Otherwise all that is open could still change it.</summary>
    [Fact]
    public void The_verdict_over_several_cases() => Assert.All(UpToThree, cases =>
    {
        bool?[] holds = [.. cases.Select(c => c.Holds)];
        var expected = (holds.Contains(true), holds.Contains(false), holds.Contains(null)) switch
        {
            (true, true, _) => Verdict.Conditional,
            (_, _, true) => Verdict.Inconclusive,
            (true, false, false) => Verdict.Supported,
            _ => Verdict.Refuted,
        };
        var ruling = Decide.Throughout(cases);
        Assert.Equal((expected, expected == Verdict.Inconclusive ? 5 : 0), (ruling.Verdict, ruling.Replicates));
    });

    [Theory]
    [InlineData(true, true, Verdict.Conditional)]
    [InlineData(true, false, Verdict.Supported)]
    [InlineData(true, null, Verdict.Inconclusive)]
    [InlineData(false, true, Verdict.Refuted)]
    [InlineData(false, false, Verdict.Refuted)]
    [InlineData(false, null, Verdict.Refuted)]
    [InlineData(null, true, Verdict.Inconclusive)]
    [InlineData(null, false, Verdict.Inconclusive)]
    [InlineData(null, null, Verdict.Inconclusive)]
    public void The_verdict_on_two_sides(bool? holds, bool? failsElsewhere, Verdict verdict)
    {
        var ruling = Decide.Sides(new Decision(holds, holds is null ? 3 : 0), new Decision(failsElsewhere, failsElsewhere is null ? 8 : 0));
        Assert.Equal(verdict, ruling.Verdict);
        var needed = failsElsewhere is null ? 8 : 3;
        Assert.Equal(verdict == Verdict.Inconclusive ? needed : 0, ruling.Replicates);
    }

    private static double Halves(Decision decision) => decision.Holds switch { true => 1, false => 0, null => 0.5 };
}
