using TorchVanish.Analysis.Measured;
using TorchVanish.Runs;

namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>What one replicate recorded, in the order of its steps, as the published rules look at it.</summary>
internal sealed record ReplicateHistory(MeasuredRun Run, int Replicate, IReadOnlyList<Sampled> Samples)
{
    /// <summary>The step at which the loss or a gradient stopped being finite; null where none did.</summary>
    public int? DivergedAt => Run.Diverged.FirstOrDefault(end => end.Replicate == Replicate)?.Step;

    public int StepsPlanned => Run.StepsPlanned ?? Samples[^1].Step;

    /// <summary>Whether the targets are classes: rules about accuracy apply.</summary>
    public bool IsClassification => !Run.Trivial.JudgedByLoss;

    public static IEnumerable<ReplicateHistory> All(MeasuredRun run)
    {
        var layers = run.Record.Layers.ToLookup(row => (row.Replicate, row.Step));
        return run.Record.Training.GroupBy(row => row.Replicate).OrderBy(group => group.Key).Select(group => new ReplicateHistory(
            run, group.Key, [.. group.OrderBy(row => row.Step)
                .Select(row => Sampled.Of(run, row, [.. layers[(row.Replicate, row.Step)].OrderBy(layer => layer.Layer)]))]));
    }
}

/// <summary>One sampled step.</summary>
/// <param name="Layers">Nearest the input first.</param>
internal sealed record Sampled(int Step, TrainingRow Training, IReadOnlyList<SampledLayer> Layers)
{
    public static Sampled Of(MeasuredRun run, TrainingRow training, IReadOnlyList<LayerRow> layers) =>
        new(training.Step, training, [.. layers.Select(row => SampledLayer.Of(run, row))]);

    /// <summary>Whether the loss and every gradient is a finite number.</summary>
    public bool IsFinite => double.IsFinite(Training.TrainLoss) && Layers.All(layer => double.IsFinite(layer.GradientNorm));

    /// <summary>
    /// The share of weight gradients that are exactly 0: those of units that are off for the whole batch, and those whose input is. Above a
    /// unit that is off, every weight that reads it has a gradient of 0 too.
    /// </summary>
    public double ZeroShare
    {
        get
        {
            var (zeros, all, below) = (0.0, 0.0, 0.0);
            foreach (var layer in Layers)
            {
                var zero = layer.GradientNorm == 0 ? 1 : 1 - ((1 - layer.Dead) * (1 - below));
                (zeros, all, below) = (zeros + (zero * layer.Weights), all + layer.Weights, layer.IsRelu ? layer.Dead : 0);
            }
            return all == 0 ? 0 : zeros / all;
        }
    }
}

/// <summary>One layer at one step.</summary>
/// <param name="GradientNorm">‖∂L/∂W‖.</param>
/// <param name="Weights">How many weights it has.</param>
/// <param name="Dead">The share of its units that are off for the whole batch.</param>
internal sealed record SampledLayer(LayerRow Row, double GradientNorm, double Weights, double Dead, bool IsRelu, string? Activation)
{
    // Of a normal law, mean |g| = sqrt(2/π) · root mean square: the tables have norms, and the rules ask for the mean of |g|.
    private static readonly double MeanOverRms = Math.Sqrt(2 / Math.PI);

    public double MeanAbsoluteGradient => MeanOverRms * GradientNorm / Math.Sqrt(Weights);

    /// <summary>The share of a ReLU's outputs that are 0: where the derivative is 0 too.</summary>
    public double OffShare => IsRelu ? 1 - Row[Quantity.DerivativeMean] : 0;

    public double Saturated => Row[Quantity.SaturatedFraction];

    public static SampledLayer Of(MeasuredRun run, LayerRow row)
    {
        var layer = run.Record.Manifest?.Layers.FirstOrDefault(layer => layer.Layer == row.Layer);
        var activation = layer?.Activation;
        var dead = row[Quantity.DeadFraction];
        return new SampledLayer(
            row,
            row[Quantity.WeightGradientNorm],
            Math.Max(1, layer?.Parameters ?? 1),
            double.IsFinite(dead) ? dead : 0,
            activation is "relu" or "relu6",
            activation);
    }
}
