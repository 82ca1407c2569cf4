using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class LossIsASignTests
{
    private static readonly Func<int, double> Falls = _ => 0.5;
    private static readonly Func<int, double> Stands = _ => 1;
    private static readonly Func<int, double> Either = MadeUp.Torn(0.5, 1);

    [Fact]
    public void It_is_supported_where_only_vanishing_runs_stand_still() =>
        Assert.Equal(Verdict.Supported, Judge(vanishing: Stands, healthy: Falls, noise: Falls));

    [Fact]
    public void It_is_conditional_where_another_fault_stands_still_more_often() =>
        Assert.Equal(Verdict.Conditional, Judge(vanishing: Stands, healthy: Falls, noise: Stands, sigmoid: Falls));

    [Fact]
    public void It_is_refuted_where_healthy_runs_stand_still_and_vanishing_ones_do_not() =>
        Assert.Equal(Verdict.Refuted, Judge(vanishing: Falls, healthy: Stands, noise: Falls));

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree() =>
        Assert.Equal(Verdict.Inconclusive, Judge(vanishing: Either, healthy: Falls, noise: Falls));

    [Fact]
    public void A_run_that_diverges_does_not_stand_still()
    {
        var judgement = MadeUp.Judge(new LossIsASign(), config =>
            Run(config, Stands, Falls, Stands) with { Diverges = _ => IsNoise(config) });
        Assert.Equal(Verdict.Supported, judgement.Verdict);
        Assert.Equal("healthy", judgement.Ruling.Deciding.Name);
    }

    // However many faults nobody mistakes for a vanishing gradient are put in beside it.
    [Fact]
    public void The_number_is_that_of_the_worst_fault()
    {
        var judgement = MadeUp.Judge(new LossIsASign(), config => Run(config, Stands, Falls, Stands));
        var cases = judgement.Ruling.Cases;
        Assert.Equal(("healthy", "random labels"), (cases[0].Name, cases[1].Name));
        Assert.Equal(0, cases[1].Measured.Estimate);
        Assert.All(cases.Skip(2), c => Assert.True(c.Measured.Estimate > 0));
    }

    // A narrow network whose gradient vanishes has two faults, and says nothing about either.
    [Fact]
    public void A_faulty_run_that_vanishes_too_is_in_neither_group()
    {
        static bool IsNarrow(ExperimentConfig config) => config.Network().Width.Values[0] == 3;
        var judgement = MadeUp.Judge(new LossIsASign(), config => Run(config, Stands, Falls, Falls) with
        {
            Left = MadeUp.Agreed(Vanishes(config) || IsNarrow(config) ? 1e-6 : 1),
            LossLeft = Vanishes(config) || IsNarrow(config) ? Stands : Falls,
        });
        Assert.Contains("of the 12 runs whose gradient vanishes", judgement.Details, StringComparison.Ordinal);
        Assert.Contains("with no other fault", judgement.Details, StringComparison.Ordinal);
        Assert.Equal(Verdict.Supported, judgement.Verdict);
    }

    [Fact]
    public void What_other_thresholds_would_come_to_is_said()
    {
        var boundary = MadeUp.Judge(new LossIsASign(), config =>
            Run(config, config.Network().Activation is SigmoidConfig ? _ => 0.93 : Stands, Falls, Stands)).Boundary;
        Assert.Contains("flat in 0 of 4 runs; with thresholds of 2%, 10% and 20%, it stays flat in 0 of 4, 4 of 4 and 4 of 4",
            boundary, StringComparison.Ordinal);
        // Where every run stands still there is no telling them apart.
        Assert.Contains("The verdict would be conditional, inconclusive and inconclusive.", boundary, StringComparison.Ordinal);
    }

    [Fact]
    public void Dead_networks_do_not_count_as_vanishing()
    {
        var judgement = MadeUp.Judge(new LossIsASign(), config =>
            Run(config, Stands, Falls, Falls) with
            {
                Dead = _ => config.Network().Width.Values[0] == 3,
                LossLeft = config.Network().Width.Values[0] == 3 ? Stands : Vanishes(config) ? Stands : Falls
            });
        Assert.Contains("dead units (4 of 4 runs)", judgement.Details, StringComparison.Ordinal);
    }

    // One vanishing network that learns is enough for another fault to stand still more often.
    private static Verdict Judge(Func<int, double> vanishing, Func<int, double> healthy, Func<int, double> noise,
        Func<int, double>? sigmoid = null) =>
        MadeUp.Judge(new LossIsASign(), config =>
            Run(config, config.Network().Activation is SigmoidConfig ? sigmoid ?? vanishing : vanishing, healthy, noise)).Verdict;

    private static MadeUpExperiment Run(ExperimentConfig config, Func<int, double> vanishing, Func<int, double> healthy,
        Func<int, double> noise) => new()
        {
            Left = MadeUp.Agreed(Vanishes(config) ? 1e-6 : 1),
            LossLeft = Vanishes(config) ? vanishing : IsNoise(config) ? noise : healthy,
        };

    private static bool Vanishes(ExperimentConfig config) => config.Network().Activation is SigmoidConfig || config.Network().Depth == 15;

    private static bool IsNoise(ExperimentConfig config) => config.Data is GaussianConfig;
}
