using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class WeightsFlatTests
{
    [Fact]
    public void It_is_supported_where_only_the_vanishing_network_is_flat() =>
        Assert.Equal(Verdict.Supported, Judge(_ => 0, _ => 0.5, _ => 0.5));

    [Fact]
    public void It_is_conditional_where_a_small_learning_rate_is_flat_as_well() =>
        Assert.Equal(Verdict.Conditional, Judge(_ => 0, _ => 0.5, _ => 1e-4));

    [Fact]
    public void It_is_refuted_where_the_vanishing_network_moves() => Assert.Equal(Verdict.Refuted, Judge(_ => 0.5, _ => 0.5, _ => 0.5));

    [Fact]
    public void It_is_refuted_where_a_network_that_learns_is_flat() => Assert.Equal(Verdict.Refuted, Judge(_ => 0, _ => 1e-4, _ => 0));

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree() =>
        Assert.Equal(Verdict.Inconclusive, Judge(_ => 0, _ => 0.5, MadeUp.Torn(0, 0.5)));

    [Fact]
    public void Hes_weights_do_not_affect_the_verdict() =>
        Assert.Equal(Verdict.Supported, Judge(_ => 0, _ => 0.5, _ => 0.5, wide: _ => 1e-4));

    private static Verdict Judge(Func<int, double> vanishing, Func<int, double> healthy, Func<int, double> slow,
        Func<int, double>? wide = null) => MadeUp.Judge(new WeightsFlat(), config => new MadeUpExperiment
        {
            Moves = (config.Network().Activation, config.Network().Initialization) switch
            {
                (SigmoidConfig, _) => vanishing,
                (ReluConfig, HeNormalConfig) => wide ?? healthy,
                (ReluConfig, _) => healthy,
                _ => slow,
            },
        }).Verdict;
}
