using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class DerivativeRangeTests
{
    [Fact]
    public void It_is_supported_where_all_three_are_what_the_note_says() => Assert.Equal(Verdict.Supported, Judge().Verdict);

    [Fact]
    public void It_is_conditional_where_one_of_them_is_larger() =>
        Assert.Equal(Verdict.Conditional, Judge(sigmoid: (z, _) => 1.1 * Sigmoid(z)).Verdict);

    [Fact]
    public void It_is_conditional_where_one_does_not_vanish_for_extreme_inputs() =>
        Assert.Equal(Verdict.Conditional, Judge(tanh: (z, _) => 1 / (1 + Math.Abs(z))).Verdict);

    [Fact]
    public void It_is_conditional_where_one_is_below_zero_in_places() =>
        Assert.Equal(Verdict.Conditional, Judge(tanh: (z, r) => z is > 1 and < 2 ? -0.1 : Tanh(z)).Verdict);

    [Fact]
    public void It_is_conditional_where_ReLU_leaks() => Assert.Equal(Verdict.Conditional, Judge(relu: (z, _) => z > 0 ? 1 : 0.01).Verdict);

    [Fact]
    public void It_is_refuted_where_none_is() =>
        Assert.Equal(Verdict.Refuted, Judge((z, _) => 2 * Sigmoid(z), (z, _) => 2 * Tanh(z), (z, _) => z > 0 ? 2 : 0).Verdict);

    [Fact]
    public void It_is_inconclusive_where_replicates_disagree_on_the_maximum() =>
        Assert.Equal(Verdict.Inconclusive, Judge(sigmoid: (z, r) => Sigmoid(z) * (r % 2 == 0 ? 0.9 : 1.1)).Verdict);

    [Fact]
    public void The_derivative_at_zero_does_not_affect_the_verdict() =>
        Assert.Equal(Verdict.Supported, Judge(relu: (z, _) => z >= 0 ? 1 : 0).Verdict);

    [Fact]
    public void It_says_where_rounding_makes_a_derivative_zero()
    {
        Assert.Contains("exactly 0 from |z| = 9.00 on", Judge(tanh: (z, _) => Math.Abs(z) < 9
            ? Tanh(z) : 0).Boundary, StringComparison.Ordinal);
        Assert.Contains("tanh's derivative is not exactly 0", Judge().Boundary, StringComparison.Ordinal);
    }

    private static Judgement Judge(Func<double, int, double>? sigmoid = null, Func<double, int, double>? tanh = null,
        Func<double, int, double>? relu = null) =>
        MadeUpRun.Judge(new DerivativeRange(), run => run with
        {
            Derivative = run.Model.Activation switch
            {
                SigmoidConfig => sigmoid ?? ((z, _) => Sigmoid(z)),
                TanhConfig => run.Config.Dtype == Dtype.Float32 && tanh is not null ? tanh : (z, _) => Tanh(z),
                _ => relu ?? ((z, _) => z > 0 ? 1 : 0),
            },
        });

    private static double Sigmoid(double z) => 1 / (2 + Math.Exp(z) + Math.Exp(-z));

    private static double Tanh(double z) => 1 / (Math.Cosh(z) * Math.Cosh(z));
}
