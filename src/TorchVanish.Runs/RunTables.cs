namespace TorchVanish.Runs;

/// <summary>
/// The tables of a run. To add a table, add its row to Rows.cs, its file to RunFiles, and a line here, in StepRows, RunWriter and
/// RunStore.
/// </summary>
internal static class RunTables
{
    private static readonly IReadOnlyList<string> QuantityColumns = [.. Quantities.All.Select(quantity => quantity.Column())];

    public static readonly RunTable<TrainingRow> Training = new(
        ["replicate", "step"],
        ["train_loss", "train_accuracy", "validation_loss", "validation_accuracy", "gradient_norm", "clipped_gradient_norm"],
        row =>
        [
            row.Replicate, row.Step, row.TrainLoss, row.TrainAccuracy, row.ValidationLoss, row.ValidationAccuracy, row.GradientNorm,
                row.ClippedGradientNorm,
        ],
        row => new TrainingRow(
            row.Integer("replicate"), row.Integer("step"), row.Number("train_loss"), row.Number("train_accuracy"),
            row.Number("validation_loss"), row.Number("validation_accuracy"), row.Number("gradient_norm"),
                row.Number("clipped_gradient_norm")),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step));

    public static readonly RunTable<LayerRow> Layers = new(
        ["replicate", "step", "layer", "name"],
        [.. QuantityColumns],
        row => [row.Replicate, row.Step, row.Layer, row.Name, .. row.Values.Cast<object>()],
        row => new LayerRow(
            row.Integer("replicate"), row.Integer("step"), row.Integer("layer"), row.Text("name"), [.. QuantityColumns.Select(row.Number)]),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Layer));

    public static readonly RunTable<WeightRow> Weights = new(
        ["replicate", "step", "layer", "index"],
        ["value"],
        row => [row.Replicate, row.Step, row.Layer, row.Index, row.Value],
        row => new WeightRow(row.Integer("replicate"), row.Integer("step"), row.Integer("layer"), row.Integer("index"),
            row.Number("value")),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Layer).ThenBy(r => r.Index));

    public static readonly RunTable<JacobianRow> Jacobians = new(
        ["replicate", "step", "layer", "name"],
        [
            "signal_norm", "product_norm", "relative_difference",
            "weight_gradient_norm", "weight_product_norm", "weight_relative_difference",
        ],
        row =>
        [
            row.Replicate, row.Step, row.Layer, row.Name, row.Signal.Norm, row.Signal.ProductNorm, row.Signal.RelativeDifference,
            row.Weight.Norm, row.Weight.ProductNorm, row.Weight.RelativeDifference,
        ],
        row => new JacobianRow(
            row.Integer("replicate"), row.Integer("step"), row.Integer("layer"), row.Text("name"),
            new GradientComparison(row.Number("signal_norm"), row.Number("product_norm"), row.Number("relative_difference")),
            new GradientComparison(row.Number("weight_gradient_norm"), row.Number("weight_product_norm"),
                row.Number("weight_relative_difference"))),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Layer));

    public static readonly RunTable<SpectrumRow> Spectrum = new(
        ["replicate", "step", "layer", "index"],
        ["singular_value"],
        row => [row.Replicate, row.Step, row.Layer, row.Index, row.SingularValue],
        row => new SpectrumRow(row.Integer("replicate"), row.Integer("step"), row.Integer("layer"), row.Integer("index"),
            row.Number("singular_value")),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Layer).ThenBy(r => r.Index));

    public static readonly RunTable<DerivativeRow> Derivatives = new(
        ["replicate", "input"],
        ["output", "derivative"],
        row => [row.Replicate, row.Input, row.Output, row.Derivative],
        row => new DerivativeRow(row.Integer("replicate"), row.Number("input"), row.Number("output"), row.Number("derivative")),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Input));

    public static readonly RunTable<TimestepRow> Timesteps = new(
        ["replicate", "step", "time"],
        ["hidden_gradient_norm"],
        row => [row.Replicate, row.Step, row.Time, row.HiddenGradientNorm],
        row => new TimestepRow(row.Integer("replicate"), row.Integer("step"), row.Integer("time"), row.Number("hidden_gradient_norm")),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Time));
}
