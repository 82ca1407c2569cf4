using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class EightToTenLayersTests
{
    // A signal that falls by this factor a layer is down to 10⁻³ at nine layers.
    private static readonly double AtNine = Math.Pow(1e-3, 1 / 8.0);

    [Fact]
    public void It_is_supported_where_every_network_has_vanished_at_ten_layers() =>
        Assert.Equal(Verdict.Supported, Judge(_ => MadeUp.Agreed(AtNine)).Verdict);

    // The note says that the problem is there at eight to ten layers, not that it begins there.
    [Fact]
    public void It_is_supported_where_the_signal_vanishes_earlier() =>
        Assert.Equal(Verdict.Supported, Judge(_ => MadeUp.Agreed(0.1)).Verdict);

    [Fact]
    public void It_is_refuted_where_none_does() =>
        Assert.Equal(Verdict.Refuted, Judge(network => MadeUp.Agreed(network.Activation is ReluConfig ? 1 : 0.9)).Verdict);

    [Fact]
    public void It_is_conditional_where_the_network_decides() =>
        Assert.Equal(Verdict.Conditional, Judge(network => MadeUp.Agreed(network.Activation is ReluConfig ? AtNine : 0.9)).Verdict);

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree() =>
        Assert.Equal(Verdict.Inconclusive, Judge(_ => MadeUp.Torn(0.9, 0.1)).Verdict);

    [Fact]
    public void The_depth_is_found_between_the_measured_ones() =>
        Assert.Contains("sigmoid, Xavier: 9.00", Judge(_ => _ => AtNine).Details, StringComparison.Ordinal);

    private static Judgement Judge(Func<MlpConfig, Func<int, double>> factor) =>
        MadeUp.Judge(new EightToTenLayers(), config => new MadeUpExperiment
        {
            Left = replicate => Math.Pow(factor(config.Network())(replicate), config.Network().Depth - 1),
        });
}
