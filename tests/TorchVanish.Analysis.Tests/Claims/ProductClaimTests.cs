using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class ProductClaimTests
{
    [Fact]
    public void The_chain_rule_is_supported_where_derivatives_alone_say_how_much_is_left() =>
        Assert.Equal(Verdict.Supported, MadeUpRun.Judge(new ChainRule(), run => run with { Ratio = 1e-4 }).Verdict);

    // Each W doubles the signal: nine of them are a factor of 512 that the derivatives know nothing of.
    [Fact]
    public void The_chain_rule_is_conditional_where_the_weights_are_part_of_the_product() =>
        Assert.Equal(Verdict.Conditional, MadeUpRun.Judge(new ChainRule(), run =>
            run with { Value = quantity => Twofold(run, quantity) }).Verdict);

    [Fact]
    public void The_chain_rule_is_refuted_where_no_product_says_what_is_left() =>
        Assert.Equal(Verdict.Refuted, MadeUpRun.Judge(new ChainRule(), run =>
            run with { Ratio = 1e-4, Value = quantity => quantity == Quantity.DerivativeRms ? 1 : null }).Verdict);

    [Fact]
    public void The_chain_rule_is_inconclusive_where_the_replicates_are_too_far_apart() =>
        Assert.Equal(Verdict.Inconclusive, MadeUpRun.Judge(new ChainRule(), run => run with { RatioSpread = 3 }).Verdict);

    // A wrong factor somewhere is off by much more than rounding, and in float64 as in float32.
    [Theory]
    [InlineData(Dtype.Float64, 1e-12)]
    [InlineData(Dtype.Float32, 1e-3)]
    public void The_chain_rule_is_refuted_where_autograd_is_not_the_product(Dtype dtype, double apart) =>
        Assert.Equal(Verdict.Refuted, MadeUpRun.Judge(new ChainRule(), run => run with
        {
            Ratio = 1e-4,
            Apart = run.Config.Dtype == dtype
            ? apart : 1e-16
        }).Verdict);

    [Fact]
    public void The_chain_rule_is_inconclusive_where_the_difference_is_rounding_in_some_replicates_only() =>
        Assert.Equal(Verdict.Inconclusive, MadeUpRun.Judge(new ChainRule(), run =>
            run with { Ratio = 1e-4, Apart = 1e-14, ApartSpread = 5 }).Verdict);

    [Theory]
    [InlineData(1.0, Verdict.Supported)]
    [InlineData(0.5, Verdict.Refuted)]
    public void A_product_is_judged_by_whether_it_is_the_same_power_at_every_depth(double powerAtThirty, Verdict expected) =>
        Assert.Equal(expected, MadeUpRun.Judge(new ExplodingProduct(), run => run with { Ratio = Grown(run, powerAtThirty) }).Verdict);

    [Fact]
    public void A_product_of_factors_that_are_not_above_one_refutes() =>
        Assert.Equal(Verdict.Refuted, MadeUpRun.Judge(new ExplodingProduct(), run => run with { Ratio = 0.1 }).Verdict);

    [Fact]
    public void A_product_is_inconclusive_where_the_replicates_are_too_far_apart() =>
        Assert.Equal(Verdict.Inconclusive, MadeUpRun.Judge(new ExplodingProduct(), run =>
            run with { Ratio = Grown(run, 1), RatioSpread = run.Model.Depth == 10 ? 9 : 0.01 }).Verdict);

    private static double Grown(MadeUpRun run, double powerAtThirty)
    {
        var gain = run.Model.Initialization is NamedInitializationConfig named ? named.Gain : 1;
        return Math.Pow(gain, (run.Model.Depth - 1) * (run.Model.Depth == 30 ? powerAtThirty : 1));
    }

    private static double? Twofold(MadeUpRun run, Quantity quantity) => quantity switch
    {
        Quantity.WeightNorm => 2 * Math.Sqrt(run.Model.Width[1]),
        Quantity.DerivativeRms => 0.5,
        _ => null,
    };
}
