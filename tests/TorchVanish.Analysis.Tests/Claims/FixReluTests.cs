using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class FixReluTests
{
    [Fact]
    public void It_is_supported_where_the_swap_is_enough_at_thirty_layers() =>
        Assert.Equal(Verdict.Supported, Judge(ten: MadeUp.Agreed(0.1), thirty: MadeUp.Agreed(0.01), accuracy: MadeUp.Agreed(0.9)));

    [Fact]
    public void It_is_conditional_where_it_is_enough_at_ten_only() =>
        Assert.Equal(Verdict.Conditional, Judge(ten: MadeUp.Agreed(0.1), thirty: MadeUp.Agreed(1e-5), accuracy: MadeUp.Agreed(0.9)));

    [Fact]
    public void It_is_refuted_where_the_network_still_does_not_learn() =>
        Assert.Equal(Verdict.Refuted, Judge(ten: MadeUp.Agreed(0.1), thirty: MadeUp.Agreed(0.1), accuracy: MadeUp.Agreed(0.34)));

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree() =>
        Assert.Equal(Verdict.Inconclusive, Judge(ten: MadeUp.Agreed(0.1), thirty: MadeUp.Agreed(0.1), accuracy: MadeUp.Torn(0.34, 0.9)));

    private static Verdict Judge(Func<int, double> ten, Func<int, double> thirty, Func<int, double> accuracy) =>
        MadeUp.Judge(new FixRelu(), config => new MadeUpExperiment
        {
            Left = config.Network().Depth == 30 ? thirty : ten,
            Accuracy = config.Network().Activation is SigmoidConfig ? MadeUp.Agreed(0.33) : accuracy,
        }).Verdict;
}
