using TorchVanish.Configuration;
using TorchVanish.Experiments.Devices;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Models.Sequential;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>Collects the content of run.json before training.</summary>
internal static class ManifestRecorder
{
    public static RunManifest Record(ExperimentConfig config, SampleShape shape, SamplePool pool)
    {
        int[] seeds = [.. Enumerable.Range(0, config.Replicates).Select(config.SeedOf)];
        var outputs = config.Model is SequentialConfig model
            ? SequentialPlan.Of(model, shape.Features, shape.TimeSteps).Outputs : (int?)null;
        var labels = seeds.Select(seed => pool.Labels(config, seed)).ToList();
        var trivial = labels.ConvertAll(split => split.Trivial(config.Training.Loss, outputs));
        return new RunManifest(EnvironmentRecorder.Program, config.Name, RunSource.Config,
            LayerManifests.Of(config.Model, shape, config.Training.Loss))
        {
            StepsPlanned = config.Training.Steps,
            StepsPerEpoch = (double)BatchOrder.StepsPerEpoch(labels[0].TrainingSamples, config.Training.BatchSize)
                / config.Training.GradientAccumulation,
            TrivialLoss = Finite(trivial.Average(answer => answer.Loss)),
            TrivialAccuracy = trivial.Average(answer => answer.Accuracy),
            TrivialAccuracies = [.. trivial.Select(answer => answer.Accuracy).OfType<double>()],
            Data = Facts(config, shape, labels[0], pool.Source(config).Standardizes) with { Inputs = InputStatistics.Of(config, pool) },
            Notes = [.. ConfigNotes.Of(config), .. Batch(config.Training.BatchSize, labels[0].TrainingSamples), .. pool.Source(config)
                .Notes(seeds)],
        };
    }

    private static IEnumerable<string> Batch(int size, int rows) => size <= rows ? [] :
        [$"training.batch_size is {size} while {rows} samples are left for training, so every batch is all {rows} of them."];

    private static DataFacts Facts(ExperimentConfig config, SampleShape shape, LabelStatistics labels, bool standardized) => new(
        ConfigName.KindOf(config.Data),
        labels.TrainingSamples,
        labels.ValidationSamples,
        shape.Features,
        standardized,
        [.. labels.ClassNames.Select((name, label) => new ClassFacts(name, labels.Training[label], labels.Validation[label]))])
    {
        MultiLabel = labels.MultiLabel,
        Target = labels.Scale is { } scale
            ? new TargetFacts(scale.Mean, scale.Std, labels.StandardizedTargets)
            {
                Minimum = labels.Range!.Value.Low,
                Maximum = labels.Range.Value.High
            }
            : null,
    };

    // JSON has no infinity, so the loss is omitted if training lacks a class of the validation split.
    private static double? Finite(double loss) => double.IsFinite(loss) ? loss : null;
}
