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

    public static readonly RunTable<TimestepRow> Timesteps = new(
        ["replicate", "step", "time", "hidden_gradient_norm"],
        row => [row.Replicate, row.Step, row.Time, row.HiddenGradientNorm],
        row => new TimestepRow(row.Integer(0), row.Integer(1), row.Integer(2), row.Number(3)),
        rows => rows.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Time));
}
