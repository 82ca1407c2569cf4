using System.Globalization;
using CsCheck;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Runs.Tests;

public class RunTablesTests
{
    private static readonly double[] Awkward =
    [
        double.NaN, double.PositiveInfinity, double.NegativeInfinity, 0.0, -0.0, double.Epsilon, -double.Epsilon, 2.2250738585072009e-308,
        double.MaxValue, double.MinValue, 0.1, 1.0 / 3, 1e16 + 2, 5e-324, (double)0.1f, (double)float.Epsilon,
    ];

    [Fact]
    public void NumbersReadBackToTheSameBits() =>
        Gen.OneOf(Gen.Double, Gen.Int[0, Awkward.Length - 1].Select(i => Awkward[i])).Array[1, 20].Sample(RoundTrips, iter: 50);

    /// <summary>Comma as a decimal mark, a minus sign of its own, an i without a dot: none of it reaches a file.</summary>
    [Theory]
    [InlineData("de-DE")]
    [InlineData("fr-FR")]
    [InlineData("tr-TR")]
    [InlineData("sv-SE")]
    public void TheCultureOfTheReaderDoesNotMatter(string name)
    {
        var culture = Foreign(name);
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = culture;
            // Otherwise this test would prove nothing where globalization is invariant.
            Assert.Equal("0,5", 0.5.ToString(CultureInfo.CurrentCulture));
            RoundTrips(Awkward);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void ANonFiniteNumberIsSpelledOut()
    {
        using var folder = new TemporaryFolder();
        RunTables.Training.Write(folder.At("t.csv"),
            [new TrainingRow(0, 1, double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.0, 1e-300, 0.1)]);
        Assert.Equal(
            "replicate,step,train_loss,train_accuracy,validation_loss,validation_accuracy,gradient_norm,clipped_gradient_norm\n0,1,NaN,Infinity,-Infinity,-0,1E-300,0.1\n",
            File.ReadAllText(folder.At("t.csv")));
    }

    [Fact]
    public void TheOtherTablesRoundTripToo()
    {
        using var folder = new TemporaryFolder();
        LayerRow[] layers = [SampleRun.Layer(0, 1, 1, 1.0 / 3), SampleRun.Layer(0, 1, 2, -0.0)];
        WeightRow[] weights = [SampleRun.Weight(3, 2, 1, 4095, 5e-324)];
        RunTables.Layers.Write(folder.At("l.csv"), layers);
        RunTables.Weights.Write(folder.At("w.csv"), weights);
        Assert.Equal(weights, RunTables.Weights.Read(folder.At("w.csv")));
        Assert.Equal(layers.SelectMany(l => l.Values).Select(BitConverter.DoubleToInt64Bits), RunTables.Layers.Read(folder.At("l.csv"))
            .SelectMany(l => l.Values).Select(BitConverter.DoubleToInt64Bits));
    }

    [Fact]
    public void WhatTheProbesAddRoundTripsToo()
    {
        using var folder = new TemporaryFolder();
        JacobianRow[] jacobians = [new(0, 2, 1, "hidden1", new(1.0 / 3, 0.1, 5e-324), new(-0.0, 0, double.PositiveInfinity))];
        DerivativeRow[] derivatives = [new(0, -9.7, 6.1e-5, 1.0 / 3), new(0, 0, 0.5, 0.25), new(1, -1, 0, 0)];
        RunTables.Jacobians.Write(folder.At("j.csv"), jacobians);
        RunTables.Derivatives.Write(folder.At("d.csv"), derivatives.Reverse());
        Assert.Equal(jacobians, RunTables.Jacobians.Read(folder.At("j.csv")));
        Assert.Equal(derivatives, RunTables.Derivatives.Read(folder.At("d.csv")));
    }

    private static void RoundTrips(double[] numbers)
    {
        using var folder = new TemporaryFolder();
        var rows = numbers.Select((number, i) => SampleRun.Training(0, i, number)).ToList();
        RunTables.Training.Write(folder.At("t.csv"), rows);
        var read = RunTables.Training.Read(folder.At("t.csv"));
        Assert.Equal(numbers.Select(BitConverter.DoubleToInt64Bits), read.Select(row => BitConverter.DoubleToInt64Bits(row.GradientNorm)));
    }

    // The program and its tests run without the data of cultures; what matters of them is made here.
    private static CultureInfo Foreign(string name)
    {
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        culture.NumberFormat.NumberDecimalSeparator = ",";
        culture.NumberFormat.NumberGroupSeparator = name == "de-DE" ? "." : "\u00A0";
        culture.NumberFormat.NegativeSign = name == "sv-SE" ? "\u2212" : "-";
        culture.NumberFormat.NaNSymbol = "¤¤¤";
        culture.NumberFormat.PositiveInfinitySymbol = "∞";
        culture.TextInfo.ListSeparator = ";";
        return culture;
    }
}
