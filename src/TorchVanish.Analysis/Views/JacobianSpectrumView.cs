using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Theory;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Views;

/// <summary>
/// The singular values of the Jacobian from the input to the last hidden layer, and the root of their mean square in each layer: whether
/// some directions of a gradient vanish while others explode (Saxe 2014; Pennington 2017).
/// </summary>
public sealed record JacobianSpectrumView : CurveView
{
    /// <summary>Of one run; of several with the moment behind.</summary>
    public static IReadOnlyList<string> PanelIds { get; } = ["end_to_end", "layers"];

    private static readonly PanelAxis Rank = new("rank of the singular value (1 = the largest)", AxisScale.Whole);
    private static readonly PanelAxis Value = new("singular value", AxisScale.Log);

    /// <summary>Whether any of these runs has measured singular values.</summary>
    public static bool Concerns(IReadOnlyList<MeasuredRun> runs) => runs.Any(run => run.Record.Spectrum.Count > 0);

    public static JacobianSpectrumView Of(IReadOnlyList<MeasuredRun> runs)
    {
        var panels = runs.Count == 1 ? OfOne(runs[0]) : OfSeveral(runs);
        return new JacobianSpectrumView
        {
            Headline = HeadlineOf(runs),
            Caption = "Left: the singular values of the Jacobian from the input to the last hidden layer, in order: what a change of the "
                + "input is multiplied by, direction by direction, and a gradient on its way back. Right: the root of the mean square of "
                + "each layer's. The mean over a few samples of the batch. The dashed lines are theory at initialization: the root of the "
                + $"mean square, √χ a layer and √∏χ from end to end.{Isometry(runs)} {Replicates.Sentence(runs)}{Marks(panels)}",
            Panels = panels,
            Columns = 2,
            Variants = runs.Count == 1 ? CurveVariants.Moments : CurveVariants.None,
            Nothing = Concerns(runs) ? WhyNothing(panels) : FigureView.NothingMeasured,
        };
    }

    private static CurvePanel[] OfOne(MeasuredRun run)
    {
        var moments = Moment.Of(Steps(run));
        var law = run.Config is { } config ? JacobianLaw.Of(config) : null;
        var count = run.Record.Spectrum.Where(row => row.Layer == 0).Select(row => row.Index).DefaultIfEmpty(1).Max();
        return
        [
            CurvePanel.Of("From the input to the last hidden layer", Rank, Value,
                [.. moments.Select(moment => EndToEnd(run, 0, (int)moment.Kind, moment.Words, moment.Step) with
                {
                    Id = AsciiId.Of(moment.Kind.ToString()),
                }), .. Theory([1, count], law is null ? [] : [law.EndToEnd, law.EndToEnd])]) with { Id = PanelIds[0] },
            CurvePanel.Of("Root of the mean square, each layer", PanelAxis.Layer, Value,
                [.. moments.Select(moment => Layers(run, 0, (int)moment.Kind, moment.Words, moment.Step) with
                {
                    Id = AsciiId.Of(moment.Kind.ToString()),
                }), .. Theory(run.HiddenLayers, law?.Layers ?? [])]) with { Id = PanelIds[1] },
        ];
    }

    private static CurvePanel[] OfSeveral(IReadOnlyList<MeasuredRun> runs) =>
    [
        CurvePanel.Of("From the input to the last hidden layer, first measured", Rank, Value, runs.SelectMany((run, index) =>
            Steps(run).Take(1).Select(step => EndToEnd(run, index, 0, run.Label, step)))) with { Id = $"{PanelIds[0]}_start" },
        CurvePanel.Of("Root of the mean square, each layer, first measured", PanelAxis.Layer, Value, runs.SelectMany((run, index) =>
            Steps(run).Take(1).Select(step => Layers(run, index, 0, run.Label, step)))) with { Id = $"{PanelIds[1]}_start" },
    ];

    private static IReadOnlyList<int> Steps(MeasuredRun run) => [.. run.Record.Spectrum.Select(row => row.Step).Distinct().Order()];

    private static Curve EndToEnd(MeasuredRun run, int index, int variant, string label, int step) => new(index, variant, label,
        [.. At(run, step).Where(row => row.Layer == 0).GroupBy(row => row.Index).OrderBy(group => group.Key)
            .Select(rows => new CurvePoint(rows.Key, Spread.Of([.. rows.Select(row => row.SingularValue)])))]);

    private static Curve Layers(MeasuredRun run, int index, int variant, string label, int step) => new(index, variant, label,
        [.. At(run, step).Where(row => row.Layer > 0).GroupBy(row => row.Layer).OrderBy(group => group.Key)
            .Select(rows => new CurvePoint(rows.Key, Spread.Of([.. rows.GroupBy(row => row.Replicate).Select(RootMeanSquare)])))]);

    private static IEnumerable<SpectrumRow> At(MeasuredRun run, int step) => run.Record.Spectrum.Where(row => row.Step == step);

    private static double RootMeanSquare(IEnumerable<SpectrumRow> rows) =>
        Math.Sqrt(rows.Average(row => row.SingularValue * row.SingularValue));

    private static Curve[] Theory(IReadOnlyList<int> places, IReadOnlyList<double> meanSquares) => places.Count != meanSquares.Count ? []
        : [new Curve(0, PredictionBeside.Variant, "theory at initialization", [.. places.Zip(meanSquares, (place, square) =>
            new CurvePoint(place, Spread.Of([Math.Sqrt(square)])))]) { Id = "theory" }];

    private static string Isometry(IReadOnlyList<MeasuredRun> runs) =>
        runs.Any(run => run.Config?.Model is MlpConfig
        {
            Initialization: OrthogonalConfig, Activation: IdentityConfig,
        })
            ? " With orthogonal weights and no φ, all singular values are equal."
            : "";

    private static string HeadlineOf(IReadOnlyList<MeasuredRun> runs)
    {
        var run = runs.FirstOrDefault(run => run.Record.Spectrum.Count > 0);
        if (run is null || EndToEnd(run, 0, 0, "", Steps(run)[0]).Points is not { Count: > 0 } points
            || points.Any(point => !point.Y.IsDrawn))
        {
            return "Singular values of the Jacobians";
        }
        var (largest, smallest) = (points[0].Y.Median, points[^1].Y.Median);
        var first = Steps(run)[0] == 0 ? "At initialization" : FormattableString.Invariant($"At step {Steps(run)[0]}");
        return smallest == 0
            ? $"{first} some directions of the input do not reach the last hidden layer at all"
            : $"{first} the singular values from end to end go from {Spelling.Number(largest)} to {Spelling.Number(smallest)}";
    }
}
