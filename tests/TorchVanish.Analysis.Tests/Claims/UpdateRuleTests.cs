using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class UpdateRuleTests
{
    [Fact]
    public void It_is_supported_where_every_step_is_what_was_asked_for() =>
        Assert.Equal(Verdict.Supported, Judge(sgd: _ => 1, rounded: _ => 1, adam: _ => 1));

    [Fact]
    public void It_is_conditional_where_float32_loses_the_step() =>
        Assert.Equal(Verdict.Conditional, Judge(sgd: _ => 1, rounded: _ => 0, adam: _ => 1));

    [Fact]
    public void Adam_does_not_affect_the_verdict() => Assert.Equal(Verdict.Supported, Judge(sgd: _ => 1, rounded: _ => 1, adam: _ => 50));

    [Fact]
    public void It_is_refuted_where_plain_descent_does_something_else() =>
        Assert.Equal(Verdict.Refuted, Judge(sgd: _ => 0.5, rounded: _ => 0, adam: _ => 1));

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree() =>
        Assert.Equal(Verdict.Inconclusive, Judge(sgd: MadeUp.Torn(0.9, 1.1), rounded: _ => 0, adam: _ => 1));

    private static Verdict Judge(Func<int, double> sgd, Func<int, double> rounded, Func<int, double> adam) =>
        MadeUp.Judge(new UpdateRule(), config => new MadeUpExperiment
        {
            Made = config.Training.Optimizer is AdamConfig ? adam : config.Network().Activation is SigmoidConfig
            && config.Dtype == Dtype.Float32 ? rounded : sgd,
        }).Verdict;
}
