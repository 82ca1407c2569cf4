using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class FixEluTests
{
    [Fact]
    public void It_is_supported_where_elu_is_smoother_everywhere() => Assert.Equal(Verdict.Supported, Judge(_ => MadeUp.Agreed(0.01)));

    [Fact]
    public void It_is_refuted_where_it_is_smoother_nowhere() => Assert.Equal(Verdict.Refuted, Judge(_ => MadeUp.Agreed(0.5)));

    [Fact]
    public void It_is_conditional_where_the_weights_decide() =>
        Assert.Equal(Verdict.Conditional, Judge(network => MadeUp.Agreed(network.Initialization is HeNormalConfig ? 0.5 : 0.01)));

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree() => Assert.Equal(Verdict.Inconclusive, Judge(_ => MadeUp.Torn(0.01, 3)));

    // The number shown is one of those that the rule decides on.
    [Fact]
    public void Decided_and_undecided_comparisons_are_counted()
    {
        var judgement = MadeUp.Judge(new FixElu(), config => Run(config, network => network.Initialization is HeNormalConfig
            ? MadeUp.Agreed(0.01) : network.Depth == 10 ? MadeUp.Torn(0.01, 3) : MadeUp.Agreed(0.5)));
        Assert.Contains("ELU is at least 10% smoother in 4 and not in 2; 2 are undecided", judgement.Details,
            StringComparison.Ordinal);
        Assert.True(judgement.Measured.Low > 0.9 && judgement.Ruling.Beside!.Measured.High < 0.9);
    }

    private static Verdict Judge(Func<MlpConfig, Func<int, double>> elu) => MadeUp.Judge(new FixElu(), config => Run(config, elu)).Verdict;

    private static MadeUpExperiment Run(ExperimentConfig config, Func<MlpConfig, Func<int, double>> elu) => new()
    {
        Unevenness = config.Network().Activation is EluConfig ? elu(config.Network()) : MadeUp.Agreed(0.2),
    };
}
