namespace TorchVanish.Records.Runs;

/// <summary>The tables of a run. To add one: its row in Rows.cs, its file in RunFiles, a line here, in StepRows, RunWriter and RunStore.</summary>
internal static class RunTables
{
    public static readonly RunTable<TrainingRow> Training = new(
        ["replicate", "step", "train_loss", "train_accuracy", "validation_loss", "validation_accuracy", "gradient_norm", "clipped_gradient_norm"],
        row => [row.Replicate, row.Step, row.TrainLoss, row.TrainAccuracy, row.ValidationLoss, row.ValidationAccuracy, row.GradientNorm, row.ClippedGradientNorm],
        row => new TrainingRow(
            row.Integer(0), row.Integer(1), row.Number(2), row.Number(3), row.Number(4), row.Number(5), row.Number(6), row.Number(7)),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step));

    public static readonly RunTable<LayerRow> Layers = new(
        ["replicate", "step", "layer", "name", .. Quantities.All.Select(q => q.Column())],
        row => [row.Replicate, row.Step, row.Layer, row.Name, .. row.Values.Cast<object>()],
        row => new LayerRow(row.Integer(0), row.Integer(1), row.Integer(2), row.Text(3), [.. Quantities.All.Select(q => row.Number(4 + (int)q))]),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Layer));

    public static readonly RunTable<WeightRow> Weights = new(
        ["replicate", "step", "layer", "index", "value"],
        row => [row.Replicate, row.Step, row.Layer, row.Index, row.Value],
        row => new WeightRow(row.Integer(0), row.Integer(1), row.Integer(2), row.Integer(3), row.Number(4)),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Layer).ThenBy(r => r.Index));

    public static readonly RunTable<JacobianRow> Jacobians = new(
        [
            "replicate", "step", "layer", "name", "signal_norm", "product_norm", "relative_difference",
            "weight_gradient_norm", "weight_product_norm", "weight_relative_difference",
        ],
        row =>
        [
            row.Replicate, row.Step, row.Layer, row.Name, row.Signal.Norm, row.Signal.ProductNorm, row.Signal.RelativeDifference,
            row.Weight.Norm, row.Weight.ProductNorm, row.Weight.RelativeDifference,
        ],
        row => new JacobianRow(
            row.Integer(0), row.Integer(1), row.Integer(2), row.Text(3),
            new GradientComparison(row.Number(4), row.Number(5), row.Number(6)), new GradientComparison(row.Number(7), row.Number(8), row.Number(9))),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Layer));

    public static readonly RunTable<DerivativeRow> Derivatives = new(
        ["replicate", "input", "output", "derivative"],
        row => [row.Replicate, row.Input, row.Output, row.Derivative],
        row => new DerivativeRow(row.Integer(0), row.Number(1), row.Number(2), row.Number(3)),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Input));

    public static readonly RunTable<TimestepRow> Timesteps = new(
        ["replicate", "step", "time", "hidden_gradient_norm"],
        row => [row.Replicate, row.Step, row.Time, row.HiddenGradientNorm],
        row => new TimestepRow(row.Integer(0), row.Integer(1), row.Integer(2), row.Number(3)),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Time));
}
