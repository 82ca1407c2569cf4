using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims;

/// <summary>
/// Small networks whose gradients are computed twice: by autograd, and by multiplying the factors of the chain rule out in float64.
/// </summary>
internal static class ProductOfJacobians
{
    /// <summary>
    /// How many numbers are rounded one after another on the longest path: a matrix product of Width terms for each of Depth + 1
    /// layers, and the sum over the batch that makes ∂L/∂W. Two correct programs differ by less than so many half last digits,
    /// unless large terms cancel.
    /// </summary>
    public const int Roundings = ((Depth + 1) * Width) + Batch;

    private const int Depth = 5;
    private const int Width = 16;
    private const int Batch = 64;

    public static IReadOnlyList<Dtype> Types { get; } = [Dtype.Float64, Dtype.Float32];

    private static readonly NoteNetwork[] Small =
    [
        new(new SigmoidConfig()),
        new(new TanhConfig()) { Residual = Residual.Identity },
        new(new ReluConfig()) { Initialization = new HeNormalConfig() },
    ];

    /// <summary>Half a last digit of the type, for each of the <see cref="Roundings"/>.</summary>
    public static double Limit(Dtype dtype) => Roundings * Math.Pow(2, dtype == Dtype.Float64 ? -53 : -24);

    public static IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings, Dtype dtype) =>
        [.. Small.Select(network =>
            (network with { Depth = Depth, Width = Width, Dtype = dtype, Jacobians = true }).AtInitialization(settings, Batch))];

    /// <summary>The largest relative difference of any network and layer, of ∂L/∂z as of ∂L/∂W, over the replicates.</summary>
    public static Interval Largest(Evidence evidence, Dtype dtype) => GeometricMean.Of(
        Rows(evidence, dtype).GroupBy(row => row.Replicate)
            .Select(rows => rows.Max(row => Math.Max(Apart(row.Signal), Apart(row.Weight)))));

    /// <summary>One of the two gradients, in the network where it differs most.</summary>
    public static CurvePanel Panel(Evidence evidence, string title, int firstRun, Func<JacobianRow, GradientComparison> gradient) =>
        CurvePanel.Of(
        title,
        PanelAxis.Layer,
        new PanelAxis("relative difference", AxisScale.Log),
        Types.Select((dtype, i) => ClaimFigures.Line(
            firstRun + i,
            $"small networks, {Name(dtype)}",
            Rows(evidence, dtype).GroupBy(row => row.Layer).OrderBy(layer => layer.Key)
                .Select(layer => ((double)layer.Key, Worst(layer, gradient))))),
        [.. Types.Select(dtype => new ReferenceLine(Limit(dtype), $"rounding, {Name(dtype)}"))]);

    private static IEnumerable<JacobianRow> Rows(Evidence evidence, Dtype dtype) =>
        Experiments(evidence.Settings, dtype).SelectMany(experiment => evidence.Run(experiment).Record.Jacobians);

    // One value a replicate.
    private static IReadOnlyList<double> Worst(IEnumerable<JacobianRow> rows, Func<JacobianRow, GradientComparison> gradient) =>
        [.. rows.GroupBy(row => row.Replicate).Select(replicate => replicate.Max(row => Apart(gradient(row))))];

    // Where autograd has 0 and the product has not, or either is NaN, they have nothing in common.
    private static double Apart(GradientComparison gradient) =>
        double.IsFinite(gradient.RelativeDifference) ? gradient.RelativeDifference : 1;

    private static string Name(Dtype dtype) => dtype.ToString().ToLowerInvariant();
}
