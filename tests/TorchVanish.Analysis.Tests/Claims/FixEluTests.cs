using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class FixEluTests
{
    [Fact]
    public void It_is_supported_where_elu_is_smoother_everywhere() => Assert.Equal(Verdict.Supported, Judge(_ => MadeUp.Agreed(0.01)));

    [Fact]
    public void It_is_refuted_where_it_is_smoother_nowhere() => Assert.Equal(Verdict.Refuted, Judge(_ => MadeUp.Agreed(0.5)));

    [Fact]
    public void It_is_conditional_where_the_weights_decide() => Assert.Equal(Verdict.Conditional, Judge(network => MadeUp.Agreed(network.Initialization is HeNormalConfig ? 0.5 : 0.01)));

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree() => Assert.Equal(Verdict.Inconclusive, Judge(_ => MadeUp.Torn(0.01, 3)));

    private static Verdict Judge(Func<MlpConfig, Func<int, double>> elu) => MadeUp.Judge(new FixElu(), config => new MadeUpExperiment
    {
        Unevenness = config.Network().Activation is EluConfig ? elu(config.Network()) : MadeUp.Agreed(0.2),
    }).Verdict;
}
