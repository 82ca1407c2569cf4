using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Words;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>How much of a gradient is left after it has come down from the last hidden layer to the first.</summary>
/// <param name="Decades">Median over replicates of log10 of first layer / last layer; negative infinity for a zero; NaN unknown.</param>
/// <param name="Zeros">Replicates whose first layer gets exactly zero.</param>
public sealed record GradientFlow(string Run, double Decades, int Zeros, int Replicates)
{
    /// <summary>Below this, in decades, nobody would call it a loss: a factor of 2.</summary>
    private const double Even = 0.3;

    public static GradientFlow Of(MeasuredRun run, int step, Quantity quantity)
    {
        if (run.HiddenLayers.Count < 2)
            return new GradientFlow(run.Label, double.NaN, 0, 0);
        var ratios = run.Ratios(step, run.HiddenLayers[0], run.HiddenLayers[^1], quantity).Where(double.IsFinite).ToArray();
        var decades = ratios.Length == 0 ? double.NaN : Math.Log10(ratios.Median());
        return new GradientFlow(run.Label, decades, ratios.Count(ratio => ratio == 0), ratios.Length);
    }

    /// <summary>loses 6.7 decades, gains 1.2 decades, keeps its size, is exactly 0</summary>
    public string Verb =>
        double.IsNegativeInfinity(Decades) ? "becomes exactly 0"
        : Decades < -Even ? $"loses {Spelling.Decades(Decades)} decades"
        : Decades > Even ? $"grows by {Spelling.Decades(Decades)} decades"
        : "keeps its size";

    public bool IsKnown => !double.IsNaN(Decades);

    /// <summary>How a number of decades reads beside a run's name.</summary>
    public string Short =>
        double.IsNegativeInfinity(Decades) ? $"{Run}: exactly 0" : $"{Run}: {(Decades < 0 ? "−" : "+")}{Spelling.Decades(Decades)}";
}
