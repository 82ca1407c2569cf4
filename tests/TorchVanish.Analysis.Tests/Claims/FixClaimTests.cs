using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class FixClaimTests
{
    [Theory]
    [InlineData(0.1, 0.1, 0.01, Verdict.Supported)]
    [InlineData(1e-6, 0.1, 0.01, Verdict.Conditional)]
    [InlineData(1e-6, 1e-5, 0.01, Verdict.Refuted)]
    [InlineData(1e-3, 0.1, 3.0, Verdict.Inconclusive)]
    public void Xavier(double sigmoid, double tanh, double spread, Verdict expected) =>
        Assert.Equal(expected, MadeUpRun.Judge(new FixXavier(), run =>
            run with { Ratio = run.Model.Activation is SigmoidConfig ? sigmoid : tanh, RatioSpread = spread }).Verdict);

    [Theory]
    [InlineData(1, 1e-4, 0.9, 0.01, Verdict.Supported)]
    [InlineData(1, 1e-4, 0.3, 0.01, Verdict.Conditional)]
    [InlineData(1e-4, 1e-4, 0.9, 0.01, Verdict.Refuted)]
    [InlineData(1, 0.9, 0.9, 0.01, Verdict.Refuted)]
    [InlineData(1, 1e-4, 0.61, 0.3, Verdict.Inconclusive)]
    public void He(double he, double others, double accuracy, double spread, Verdict expected) =>
        Assert.Equal(expected, MadeUpRun.Judge(new FixHe(), run => run.Model.Initialization is HeNormalConfig
            ? run with { Ratio = he, Accuracy = accuracy, AccuracySpread = spread }
            : run with { Ratio = others }).Verdict);

    [Theory]
    [InlineData(1.0, 1.0, 0.9, 0.01, Verdict.Supported)]
    [InlineData(1.0, 200, 0.9, 0.01, Verdict.Supported)]
    [InlineData(1.0, 1e8, 0.9, 0.01, Verdict.Conditional)]
    [InlineData(1.0, 1e-5, 0.9, 0.01, Verdict.Refuted)]
    [InlineData(1.0, 1e8, 0.5, 0.01, Verdict.Refuted)]
    [InlineData(0.7, 1e8, 0.9, 0.01, Verdict.Refuted)]
    [InlineData(1.0, 1e3, 0.9, 1.0, Verdict.Inconclusive)]
    public void Batch_normalization(double std, double relu, double accuracy, double spread, Verdict expected) =>
        Assert.Equal(expected, MadeUpRun.Judge(new FixBatchNorm(), run => run.Model.Normalization is NoNormalizationConfig ? run : run with
        {
            Ratio = run.Model.Activation is ReluConfig && run.Model.Depth == 100 ? relu : 1,
            RatioSpread = spread,
            Accuracy = accuracy,
            Value = quantity => quantity == Quantity.ActivationMean ? 0 : quantity == Quantity.ActivationStd ? std : null,
        }).Verdict);

    [Theory]
    [InlineData(2, 0.9, 0.01, Verdict.Supported)]
    [InlineData(1e20, 0.9, 0.01, Verdict.Supported)]
    [InlineData(1e-5, 0.9, 0.01, Verdict.Refuted)]
    [InlineData(2, 0.5, 0.01, Verdict.Refuted)]
    [InlineData(2, 0.61, 0.3, Verdict.Inconclusive)]
    public void Shortcuts_and_their_block(double deepest, double accuracy, double spread, Verdict expected)
    {
        foreach (var claim in new Claim[] { new FixResidual(), new FixResidualBlock() })
        {
            Assert.Equal(expected, MadeUpRun.Judge(claim, run => run.Model.Residual == Residual.None ? run : run with
            {
                Ratio = run.Model.Depth == 100 ? deepest : 1,
                Accuracy = accuracy,
                AccuracySpread = spread,
            }).Verdict);
        }
    }

    [Theory]
    [InlineData(0.0, 0.3, 0.01, Verdict.Supported)]
    [InlineData(0.2, 0.3, 0.01, Verdict.Supported)]
    [InlineData(0.3, 0.3, 0.01, Verdict.Conditional)]
    [InlineData(0.3, 0.0, 0.01, Verdict.Refuted)]
    [InlineData(0.25, 0.3, 0.3, Verdict.Inconclusive)]
    public void Fewer_layers(double gained, double lost, double spread, Verdict expected) =>
        Assert.Equal(expected, MadeUpRun.Judge(new FixFewerLayers(), run => (run.Model.Activation, run.Model.Depth) switch
        {
            (SigmoidConfig, 2) => run with { Accuracy = 0.4 + gained, AccuracySpread = spread },
            (SigmoidConfig, _) => run with { Accuracy = 0.4 },
            (_, 2) => run with { Accuracy = 0.9 - lost },
            _ => run with { Accuracy = 0.9 },
        }).Verdict);
}
