using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>
/// What an experiment is made to have measured. A replicate is given by its number, so that replicates can agree, or disagree
/// until an interval straddles its threshold.
/// </summary>
internal sealed record MadeUpExperiment
{
    /// <summary>‖δ_1‖ / ‖δ_depth‖, falling by the same factor a layer.</summary>
    public Func<int, double> Left { get; init; } = _ => 1;

    /// <summary>By how many decades the signal of every other layer is off that.</summary>
    public Func<int, double> Unevenness { get; init; } = _ => 0;

    /// <summary>‖W(1) − W(0)‖ / (η ‖∂L/∂W‖).</summary>
    public Func<int, double> Made { get; init; } = _ => 1;

    public Func<int, double> Saturated { get; init; } = _ => 0;

    public Func<int, double> Accuracy { get; init; } = _ => 0.5;

    /// <summary>The training loss at the end over the first.</summary>
    public Func<int, double> LossLeft { get; init; } = _ => 0.5;

    /// <summary>‖W − W(0)‖/‖W(0)‖ of the first hidden layer over that of the last.</summary>
    public Func<int, double> Moved { get; init; } = _ => 1;

    /// <summary>How far the watched weights move in all, where the eight of them lie between −1 and 1.</summary>
    public Func<int, double> Moves { get; init; } = _ => 0.5;

    public Func<int, bool> Diverges { get; init; } = _ => false;

    /// <summary>The step at which a replicate ends with a row of its own, between two that are sampled; null for none.</summary>
    public Func<int, int?> DivergesAt { get; init; } = _ => null;

    /// <summary>Where a layer's signal is exactly zero everywhere.</summary>
    public Func<int, bool> Dead { get; init; } = _ => false;

    public RunRecord Record(ExperimentConfig config)
    {
        var depth = ((MlpConfig)config.Model).Depth;
        var steps = config.Probes.SampledSteps(config.Training.Steps);
        var replicates = Enumerable.Range(0, config.Replicates).ToArray();
        DivergedReplicate[] diverged =
            [.. replicates.Where(Diverges).Select(r => new DivergedReplicate(r, config.Training.Steps, "the loss is NaN"))];
        var status = new RunStatus(diverged.Length > 0 ? RunState.Diverged : RunState.Completed, "Made up.", "stacked", diverged);
        return new RunRecord(
            $"runs/{config.Name}",
            config.Name,
            MadeUpEnvironment.Instance,
            status,
            [.. replicates.SelectMany(r =>
                steps.Where(step => step < (DivergesAt(r) ?? int.MaxValue)).Select(step => Training(config, r, step)).Concat(Ends(r)))],
            [.. replicates.SelectMany(r =>
                steps.SelectMany(step => Enumerable.Range(1, depth + 1).Select(layer => Layer(config, r, step, layer, depth))))],
            [.. replicates.SelectMany(r =>
                steps.SelectMany(step => Enumerable.Range(1, depth + 1).SelectMany(layer => Weights(config, r, step, layer))))])
        {
            ConfigText = ConfigWriter.Write(config),
        };
    }

    private IEnumerable<TrainingRow> Ends(int replicate) =>
        DivergesAt(replicate) is int step
            ? [new TrainingRow(replicate, step, 3, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN)] : [];

    private TrainingRow Training(ExperimentConfig config, int replicate, int step)
    {
        // The losses of the last steps are at the end of the fall.
        var loss = step == 0 ? 1 : step < config.Training.Steps / 2 ? 1 + (0.5 * (LossLeft(replicate) - 1)) : LossLeft(replicate);
        var known = Diverges(replicate) && step == config.Training.Steps ? double.NaN : loss;
        return new TrainingRow(replicate, step, known, Accuracy(replicate), known, Accuracy(replicate), 1, 1);
    }

    private LayerRow Layer(ExperimentConfig config, int replicate, int step, int layer, int depth)
    {
        var share = depth == 1 || layer > depth ? 0 : (depth - layer) / (depth - 1.0);
        var wave = layer > 1 && layer < depth && layer % 2 == 0 ? Math.Pow(10, Unevenness(replicate)) : 1;
        var signal = Dead(replicate) ? 0 : Math.Pow(Left(replicate), share) * wave;
        var values = Quantities.All.Select(quantity => quantity switch
        {
            Quantity.WeightGradientNorm or Quantity.PreactivationGradientNorm => signal,
            Quantity.WeightNorm => 8,
            Quantity.UpdateRatio => Made(replicate) * config.Training.LearningRate * signal / 8,
            Quantity.WeightChange => 0.5 * Math.Pow(Moved(replicate), share),
            Quantity.SaturatedFraction => layer > depth ? 0 : Saturated(replicate),
            Quantity.DeadFraction => Dead(replicate) ? 1 : 0,
            _ => 0.5,
        });
        return new LayerRow(replicate, step, layer, layer > depth ? "output" : $"hidden{layer}", [.. values]);
    }

    private IEnumerable<WeightRow> Weights(ExperimentConfig config, int replicate, int step, int layer) =>
        Enumerable.Range(0, 8).Select(index =>
            new WeightRow(replicate, step, layer, index, ((index / 3.5) - 1) + (Moves(replicate) * step / config.Training.Steps)));
}
