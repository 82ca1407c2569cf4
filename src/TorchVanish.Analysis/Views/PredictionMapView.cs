using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Analysis.Theory;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Views;

/// <summary>
/// Two maps of the predicted ratio with the critical line. The map over depths also shows whether trained networks learned.
/// </summary>
public sealed record PredictionMapView : FigureView
{
    /// <summary>The powers of ten at the ends of the color scale.</summary>
    public const double Decades = 6;

    public required IReadOnlyList<MapPanel> Panels { get; init; }

    /// <param name="runs">Trained networks to mark, of any depth and weight scale.</param>
    public static PredictionMapView Of(PredictionMap map, IReadOnlyList<MeasuredRun> runs)
    {
        var marks = runs.Select(MarkOf).OfType<MapMark>().ToList();
        var own = $"σ_w = {Spelling.Number(map.OwnWeight)}, σ_b = {Spelling.Number(map.OwnBias)}";
        return new PredictionMapView
        {
            Headline = map.CriticalWeight is { } critical
                ? $"{ConfigName.KindOf(map.Model.Activation)}: the gradient keeps its size at σ_w = {Spelling.Number(critical)}, "
                    + $"and this config has {Spelling.Number(map.OwnWeight)}"
                : $"{ConfigName.KindOf(map.Model.Activation)}: no weight scale keeps the gradient at every depth",
            Caption = "Predicted ‖δ₁‖/‖δ_L‖ of the infinitely wide network: blue if the gradient vanishes towards the input, orange if it "
                + "explodes. "
                + $"Left: with {Spelling.Count(map.Model.Depth, "hidden layer")}, over the scale of the weights, σ_w = √(fan_in · Var W), "
                + "and of the biases, σ_b. Right: with the biases of the config, over σ_w and depth. On the line, χ = 1 at the fixed point "
                + $"of the variance (Schoenholz 2017). The ring marks the config ({own})."
                + (marks.Count == 0 ? ""
                    : $" {Spelling.Count(marks.Count, "trained network")}: a filled mark learned, an open one did not, by the rule of the "
                    + "report."),
            Panels =
            [
                new("depth " + map.Model.Depth, "σ_w", "σ_b", map.WeightScales, map.BiasScales, map.OverBiases)
                {
                    Line = map.CriticalLine,
                    Own = (map.OwnWeight, map.OwnBias),
                },
                new($"σ_b = {Spelling.Number(map.OwnBias)}", "σ_w",
                    "depth", map.WeightScales, [.. map.Depths.Select(depth => (double)depth)], map.OverDepths)
                {
                    Line = map.CriticalWeight is { } weight ? [(weight, map.Depths[0]), (weight, map.Depths[^1])] : [],
                    Own = (map.OwnWeight, map.Model.Depth),
                    Marks = marks,
                },
            ],
        };
    }

    private static MapMark? MarkOf(MeasuredRun run) => run.Config?.Model is MlpConfig mlp
        && InitialVariance.OfWeights(mlp.Initialization, mlp.Width[1], mlp.Width[1]) is { } variance
        ? new(Math.Sqrt(variance * mlp.Width[1]), mlp.Depth, Learning.Of(run).Verdict == LearningVerdict.Learns)
        : null;
}

/// <param name="Log10">log10 of the ratio, by row and column; NaN if there is none.</param>
public sealed record MapPanel(
    string Title, string XLabel, string YLabel, IReadOnlyList<double> X, IReadOnlyList<double> Y,
        IReadOnlyList<IReadOnlyList<double>> Log10)
{
    /// <summary>The points with χ = 1.</summary>
    public IReadOnlyList<(double X, double Y)> Line { get; init; } = [];

    public (double X, double Y) Own { get; init; }

    public IReadOnlyList<MapMark> Marks { get; init; } = [];
}

/// <summary>A trained network.</summary>
public sealed record MapMark(double X, double Y, bool Learns);
