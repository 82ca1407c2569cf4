using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>A deciding experiment: the config with one suspected cause taken away, for a few steps.</summary>
/// <param name="Name">For its folder: rate-times-10.</param>
/// <param name="Symptom">The cause that it takes away.</param>
/// <param name="Change">What it does, as the middle of a sentence: with ten times the learning rate.</param>
/// <param name="Remedy">What to do if it helps.</param>
public sealed record ProbeVariant(string Name, string Symptom, string Change, string Remedy, ExperimentConfig Config)
{
    /// <summary>
    /// Steps of a deciding experiment: the first third of the training, within these bounds. In 60 steps even a sound network of ten layers
    /// shows little.
    /// </summary>
    private const int FewestSteps = 150;
    private const int MostSteps = 500;

    private const int Part = 3;

    /// <summary>Four seeds tell an effect that is worth a verdict.</summary>
    private const int MostReplicates = 4;

    /// <summary>Ten samples of each of a few classes: what any sound network memorises (Zhang 2017).</summary>
    private const int SamplesToMemorise = 40;

    /// <summary>The config itself, as short as its variants.</summary>
    public static ExperimentConfig Short(ExperimentConfig config) => config with
    {
        Replicates = Math.Min(config.Replicates, MostReplicates),
        Training = config.Training with
        {
            Steps = Math.Min(config.Training.Steps, Math.Clamp(config.Training.Steps / Part, FewestSteps, MostSteps)),
            Stop = new NoStopConfig()
        },
    };

    /// <param name="config">The config of the run.</param>
    /// <param name="samples">How many samples its data have; null where unknown.</param>
    public static IReadOnlyList<ProbeVariant> Of(ExperimentConfig config, int? samples)
    {
        var plain = Short(config);
        var rate = config.Training.LearningRate;
        return
        [
            .. OutputMatched(plain),
            .. Initialized(plain),
            .. Standardized(plain),
            .. PassingTheSignal(plain),
            Rated(plain, "rate-times-10", Analysis.Diagnosis.Symptom.LearningRateTooSmall, "with ten times the learning rate",
                "Multiply the learning rate by 10.", rate * 10),
            Rated(plain, "rate-divided-by-10", Analysis.Diagnosis.Symptom.LearningRateTooLarge, "with a tenth of the learning rate",
                "Divide the learning rate by 10.", rate / 10),
            .. samples >= 2 * SamplesToMemorise ? Memorising(plain) : [],
        ];
    }

    // What a shrinking signal needs: φ′ of 1, or layers that scale it back.
    private static IEnumerable<ProbeVariant> PassingTheSignal(ExperimentConfig config)
    {
        if (SignalPassing.WithRelu(config.Model) is { } relu)
        {
            yield return new("relu-he", Analysis.Diagnosis.Symptom.VanishingGradient, "with ReLU and He's initial weights",
                "Use relu with he_normal.", config with { Model = relu });
        }
        if (SignalPassing.WithNormalization(config.Model) is { } normalized)
        {
            yield return new("normalized", Analysis.Diagnosis.Symptom.VanishingGradient, "with batch normalization before each activation",
                "Add batch normalization before the activation.", config with { Model = normalized });
        }
    }

    private static ProbeVariant Rated(ExperimentConfig config, string name, string symptom, string change, string remedy, double rate) =>
        new(name, symptom, change, remedy, config with { Training = config.Training with { LearningRate = rate } });

    private static IEnumerable<ProbeVariant> OutputMatched(ExperimentConfig config)
    {
        if (config.Model is not SequentialConfig model || OutputMatch.Of(model, config) is not { } matched)
            yield break;
        yield return new("output-matched", Analysis.Diagnosis.Symptom.WrongOutput, "with the output activation that goes with the loss",
            "Set the output layer's activation to the one that goes with the loss.", config with { Model = matched });
    }

    private static IEnumerable<ProbeVariant> Initialized(ExperimentConfig config)
    {
        var model = GoodWeights.Of(config.Model);
        if (!model.Equals(config.Model))
        {
            yield return new("good-weights", Analysis.Diagnosis.Symptom.PoorInitialization, "with the usual initial weights",
                "Initialize with he_normal for ReLU, xavier_normal for tanh and sigmoid.", config with { Model = model });
        }
    }

    private static IEnumerable<ProbeVariant> Standardized(ExperimentConfig config)
    {
        if (config.Data is not StandardizedConfig { Standardize: false } data)
            yield break;
        DataConfig standardized = data switch
        {
            CsvConfig csv => csv with { Standardize = true, StandardizeTargets = csv.StandardizesTargets },
            IdxConfig images => images with { Standardize = true, Scale = ImageScale.Standard },
            _ => data with { Standardize = true },
        };
        yield return new("inputs-standardized", Analysis.Diagnosis.Symptom.UnscaledInputs, "with standardized inputs",
            "Standardize the inputs: set data.standardize to true.", config with { Data = standardized });
    }

    // A network that cannot even memorise a few samples has another fault than its labels.
    private static IEnumerable<ProbeVariant> Memorising(ExperimentConfig config)
    {
        if (config.Data is CsvConfig { ValidationPath: not null })
            yield break;
        var batch = Math.Min(config.Training.BatchSize, SamplesToMemorise / 2);
        yield return new("few-samples", Analysis.Diagnosis.Symptom.NotLearnable, $"on {SamplesToMemorise} samples alone",
            "Check that inputs and labels belong together.",
            config with
            {
                Data = config.Data with { Samples = SamplesToMemorise, ValidationFraction = 0.25 },
                Training = config.Training with { BatchSize = batch }
            });
    }
}
