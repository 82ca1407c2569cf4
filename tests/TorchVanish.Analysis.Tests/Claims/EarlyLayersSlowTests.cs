using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class EarlyLayersSlowTests
{
    [Fact]
    public void It_is_supported_where_only_the_vanishing_network_lags() =>
        Assert.Equal(Verdict.Supported, Judge(MadeUp.Agreed(1e-3), MadeUp.Agreed(5), MadeUp.Agreed(0.3)));

    [Fact]
    public void It_is_refuted_where_the_vanishing_network_keeps_up() =>
        Assert.Equal(Verdict.Refuted, Judge(MadeUp.Agreed(0.5), MadeUp.Agreed(5), MadeUp.Agreed(0.3)));

    // Of the two networks that learn, either counts.
    [Fact]
    public void It_is_refuted_where_a_healthy_network_lags_too()
    {
        Assert.Equal(Verdict.Refuted, Judge(MadeUp.Agreed(1e-3), MadeUp.Agreed(0.01), MadeUp.Agreed(0.3)));
        Assert.Equal(Verdict.Refuted, Judge(MadeUp.Agreed(1e-3), MadeUp.Agreed(5), MadeUp.Agreed(0.01)));
    }

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree() =>
        Assert.Equal(Verdict.Inconclusive, Judge(MadeUp.Torn(1e-3, 10), MadeUp.Agreed(5), MadeUp.Agreed(0.3)));

    [Fact]
    public void It_is_conditional_where_adam_moves_the_first_layer_all_the_same() =>
        Assert.Equal(Verdict.Conditional, Judge(MadeUp.Agreed(1e-3), MadeUp.Agreed(5), MadeUp.Agreed(0.3), adam: MadeUp.Agreed(2)));

    private static Verdict Judge(Func<int, double> vanishing, Func<int, double> healthy, Func<int, double> he,
        Func<int, double>? adam = null) => MadeUp.Judge(new EarlyLayersSlow(), config => new MadeUpExperiment
        {
            Moved = (config.Network().Activation, config.Network().Initialization) switch
            {
                (SigmoidConfig, _) => config.Training.Optimizer is AdamConfig ? adam ?? vanishing : vanishing,
                (_, HeNormalConfig) => he,
                _ => healthy,
            },
        }).Verdict;
}
