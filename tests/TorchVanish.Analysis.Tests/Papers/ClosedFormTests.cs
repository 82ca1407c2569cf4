using TorchVanish.Analysis.Papers;
using TorchVanish.Analysis.Papers.Reproductions;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Papers;

/// <summary>The laws that measurements are held against, by hand or by another way of computing.</summary>
public class ClosedFormTests
{
    [Fact]
    public void ANetOfOneUnitDiesInEveryLayerWithOneHalf()
    {
        Assert.Equal(0.5, DyingRelu.BornDead(1, 1), 12);
        Assert.Equal(0.75, DyingRelu.BornDead(1, 2), 12);
        // 1 − (7/8)⁹.
        Assert.Equal(0.69933, DyingRelu.BornDead(3, 9), 4);
    }

    [Fact]
    public void TheCellPathHasTheTabulatedValues()
    {
        Assert.Equal(7.9e-31, LstmCell.CellPath(0, 100), 0.02 * 7.9e-31);
        Assert.Equal(2.5e-14, LstmCell.CellPath(1, 100), 0.02 * 2.5e-14);
        Assert.Equal(3.1e-6, LstmCell.CellPath(2, 100), 0.02 * 3.1e-6);
        Assert.Equal(0.511, LstmCell.CellPath(5, 100), 0.001);
    }

    /// <summary>a(t) solves τ da/dt = 2a(s − a), begins at a₀ and ends at s.</summary>
    [Fact]
    public void TheExactLearningCurveSolvesItsEquation()
    {
        const double S = 1.5, Start = 0.01, H = 1e-5;
        Assert.Equal(Start, LinearDynamics.Curve(S, Start, 0), 12);
        Assert.Equal(S, LinearDynamics.Curve(S, Start, 20), 9);
        foreach (var t in (double[])[0.2, 1, 2])
        {
            var a = LinearDynamics.Curve(S, Start, t);
            var slope = (LinearDynamics.Curve(S, Start, t + H) - LinearDynamics.Curve(S, Start, t - H)) / (2 * H);
            Assert.Equal(2 * a * (S - a), slope, 5);
        }
    }

    [Fact]
    public void PathsOfFiveToSeventeenModulesAreFewOfAll()
    {
        Assert.Equal(0.0045, PathLengths.Share(54, 5, 17), 0.00005);
        Assert.Equal(1, PathLengths.Share(10, 0, 10), 12);
        // Of four paths through two modules, two have one module.
        Assert.Equal(0.5, PathLengths.Share(2, 1, 1), 12);
    }

    /// <summary>∂h_T/∂λ = Σ k λ^(k−1) x_{T−k}, so its mean square is Σ k² λ^(2k−2).</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void TheSensitivityIsItsSeries(double lambda)
    {
        var series = Enumerable.Range(1, 5000).Sum(k => k * (double)k * Math.Pow(lambda, (2 * k) - 2));
        Assert.Equal(series, RecurrentMemory.Law(lambda), series * 1e-9);
    }

    [Fact]
    public void BatchNormMultipliesByPiOverPiMinusOneForRelu() =>
        Assert.Equal(Math.PI / (Math.PI - 1), WideNetwork.BatchNormFactor(WideNetwork.Of(new ReluConfig())), 6);

    [Fact]
    public void BatchNormKeepsALinearNet() => Assert.Equal(1, WideNetwork.BatchNormFactor(WideNetwork.Of(new IdentityConfig())), 9);

    [Fact]
    public void ReluWithHeKeepsTheSignalAndWithXavierHalvesItsSquare()
    {
        var relu = WideNetwork.Of(new ReluConfig());
        Assert.All(WideNetwork.DeltaRatios(relu, 2, 0, 10), ratio => Assert.Equal(1, ratio, 9));
        Assert.Equal(Math.Pow(2, -4.5), WideNetwork.DeltaRatios(relu, 1, 0, 10)[0], 9);
    }

    /// <summary>λ² (Φ(0) + α² e² Φ(−2)) with the constants of equation 14.</summary>
    [Fact]
    public void SeluIsSlightlySupercritical()
    {
        var selu = WideNetwork.Of(new SeluConfig());
        Assert.Equal(1.0716, WideNetwork.Mean(z => Math.Pow(selu.Derivative(z), 2)), 4);
        Assert.Equal(0, WideNetwork.Mean(selu.Value), 6);
        Assert.Equal(1, WideNetwork.Mean(z => Math.Pow(selu.Value(z), 2)), 6);
    }

    [Fact]
    public void TheTanhPointOfTheSpectraIsCritical()
    {
        var tanh = WideNetwork.Of(new TanhConfig());
        // q = σ_w² E[φ²] + σ_b² and σ_w² E[φ′²] = 1 at σ_b² = 0.05, σ_w² = 1.7603, q = 0.5687.
        Assert.Equal(0.5687, (1.7603 * WideNetwork.Mean(z => Math.Pow(tanh.Value(z), 2), 0.5687)) + 0.05, 3);
        Assert.Equal(1, 1.7603 * WideNetwork.Mean(z => Math.Pow(tanh.Derivative(z), 2), 0.5687), 3);
        Assert.Equal(1, JacobianSpectrum.Moments("linear"));
        Assert.Equal(2, JacobianSpectrum.Moments("relu"));
        Assert.InRange(JacobianSpectrum.Moments("tanh"), 1.1, 1.5);
    }

    [Fact]
    public void TheVarianceOfASampleHasItsChiSquaredInterval()
    {
        var interval = LogNormalGradients.VarianceOf([1, 2, 3, 4, 5]);
        // 10/4, and 10 over the quantiles 11.143 and 0.4844 of χ² with 4 degrees of freedom.
        Assert.Equal(2.5, interval.Estimate, 9);
        Assert.Equal(10 / 11.1433, interval.Low, 3);
        Assert.Equal(10 / 0.48442, interval.High, 2);
    }

    [Fact]
    public void APowerLawHasItsExponent() => Assert.Equal(1.5, LogFit.Exponent([(1, 2), (2, 2 * Math.Pow(2, 1.5)), (4, 16)]), 9);
}
