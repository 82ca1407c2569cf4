using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class OnlySigmoidAndTanhTests
{
    [Fact]
    public void It_is_supported_where_no_other_network_vanishes() =>
        Assert.Equal(Verdict.Supported, Judge(MadeUp.Agreed(0.1), MadeUp.Agreed(0.1)).Verdict);

    [Fact]
    public void It_is_refuted_where_another_network_vanishes() =>
        Assert.Equal(Verdict.Refuted, Judge(MadeUp.Agreed(1e-5), MadeUp.Agreed(0.1)).Verdict);

    [Fact]
    public void Fifteen_layers_do_not_affect_the_verdict() =>
        Assert.Equal(Verdict.Supported, Judge(MadeUp.Agreed(0.1), MadeUp.Agreed(1e-8)).Verdict);

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree() =>
        Assert.Equal(Verdict.Inconclusive, Judge(MadeUp.Torn(1e-6, 1), MadeUp.Agreed(0.1)).Verdict);

    // The made-up weight gradients are as long as the signal: both of AutoTrainer's thresholds are passed, or neither.
    [Fact]
    public void It_says_where_the_weight_gradients_vanish_too() =>
        Assert.Contains("the weight gradient does not vanish at ten layers and vanishes at fifteen",
            Judge(MadeUp.Agreed(0.1), MadeUp.Agreed(1e-8)).Boundary, StringComparison.Ordinal);

    private static Judgement Judge(Func<int, double> ten, Func<int, double> fifteen) =>
        MadeUp.Judge(new OnlySigmoidAndTanh(), config => new MadeUpExperiment
        {
            Left = config.Network() switch
            {
                { Activation: SigmoidConfig or TanhConfig } => MadeUp.Agreed(1e-6),
                { Depth: 15 } => fifteen,
                { Initialization: PytorchDefaultConfig } => ten,
                _ => MadeUp.Agreed(1),
            },
        });
}
