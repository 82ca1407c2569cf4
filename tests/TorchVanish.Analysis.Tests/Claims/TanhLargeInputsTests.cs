using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class TanhLargeInputsTests
{
    [Fact]
    public void It_is_supported_where_all_large_inputs_let_it_vanish() =>
        Assert.Equal(Verdict.Supported, Judge(saturated: 0.8, biased: MadeUp.Agreed(1e-5), heavy: MadeUp.Agreed(1e-5)));

    [Fact]
    public void It_is_conditional_where_large_weights_do_not() =>
        Assert.Equal(Verdict.Conditional, Judge(saturated: 0.8, biased: MadeUp.Agreed(1e-5), heavy: MadeUp.Agreed(100)));

    [Fact]
    public void It_is_refuted_where_saturation_does_not_matter() =>
        Assert.Equal(Verdict.Refuted, Judge(saturated: 0.8, biased: MadeUp.Agreed(1), heavy: MadeUp.Agreed(1)));

    [Fact]
    public void It_is_inconclusive_where_nothing_is_saturated() =>
        Assert.Equal(Verdict.Inconclusive, Judge(saturated: 0.1, biased: MadeUp.Agreed(1e-5), heavy: MadeUp.Agreed(100)));

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree() =>
        Assert.Equal(Verdict.Inconclusive, Judge(saturated: 0.8, biased: MadeUp.Torn(1e-6, 1), heavy: MadeUp.Agreed(100)));

    private static Verdict Judge(double saturated, Func<int, double> biased, Func<int, double> heavy) =>
        MadeUp.Judge(new TanhLargeInputs(), config => new MadeUpExperiment
        {
            Saturated = MadeUp.Agreed(saturated),
            Left = ((LecunNormalConfig)config.Network().Initialization).BiasStd > 0 ? biased : heavy,
        }).Verdict;
}
