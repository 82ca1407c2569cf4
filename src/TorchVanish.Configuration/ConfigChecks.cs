using TorchVanish.Configuration.Shapes;
using TorchVanish.Runs.Files;

namespace TorchVanish.Configuration;

/// <summary>Checks of keys that contradict each other.</summary>
internal static class ConfigChecks
{
    /// <exception cref="ShapeException">Two keys contradict each other.</exception>
    public static void Check(ExperimentConfig config)
    {
        if (config.Model is MlpConfig mlp)
            CheckMlp(mlp, config.Training);
        if (config.Model is SequentialConfig sequential)
            SequentialChecks.Check(sequential, config.Training);
        foreach (var (path, initialization) in Initializations(config.Model))
        {
            if (initialization is UniformConfig uniform && uniform.Low >= uniform.High)
                throw new ShapeException($"{path}.high", $"is {uniform.High} while low is {uniform.Low}; it must be above low");
        }
        CheckTraining(config.Training);
        DataConfigChecks.Check(config.Data);
        CheckProbes(config.Probes, config.Model, config.Training.Loss);
        CheckBatch(config.Data, config.Training);
        if ((long)config.Seed + config.Replicates - 1 > int.MaxValue)
            throw new ShapeException("seed",
                $"is {config.Seed}; with {config.Replicates} replicates it must be at most {int.MaxValue - config.Replicates + 1}");
    }

    private static IEnumerable<(string Path, InitializationConfig Initialization)> Initializations(ModelConfig model) => model switch
    {
        MlpConfig mlp => [("model.initialization", mlp.Initialization)],
        RecurrentConfig recurrent =>
            [("model.initialization", recurrent.Initialization), ("model.recurrent_initialization", recurrent.RecurrentInitialization)],
        SequentialConfig sequential => SequentialChecks.Initializations(sequential),
        _ => [],
    };

    private static void CheckMlp(MlpConfig mlp, TrainingConfig training)
    {
        if (!mlp.Width.IsUniform && mlp.Width.Count != mlp.Depth)
            throw new ShapeException("model.width",
                $"lists {mlp.Width.Count} layers while model.depth is {mlp.Depth}; set model.depth to {mlp.Width.Count}, or give one "
                + "number for all");
        if (mlp.Residual != Residual.None && mlp.Width.Values.Distinct().Count() > 1)
            throw new ShapeException("model.residual",
                $"is {RecordJson.Name(mlp.Residual.ToString())} while the layers differ in width; a shortcut adds a layer's input to its "
                + "output, so give model.width as one number, or set model.residual to none");
        if (mlp is
            {
                Residual: Residual.Block,
                Normalization: not (NoNormalizationConfig or BatchNormConfig { Position: NormalizationPosition.BeforeActivation })
            })
            throw new ShapeException("model.normalization",
                "cannot be combined with residual block, which is Dense, BatchNorm, activation, Add; set it to none or batch_norm before "
                + "the activation, or set model.residual to identity");
        if ((mlp.Normalization is BatchNormConfig || mlp.Residual == Residual.Block) && training.BatchSize < 2)
            throw new ShapeException("training.batch_size", "is 1 while the model normalizes over the batch; it must be at least 2");
    }

    private static void CheckTraining(TrainingConfig training)
    {
        if (training is { Nesterov: true, Optimizer: not SgdConfig } or { Nesterov: true, Momentum: 0 })
            throw new ShapeException("training.nesterov", "is true; it needs optimizer sgd and training.momentum above 0");
        if (training is { Optimizer: AdamConfig, Momentum: > 0 })
            throw new ShapeException("training.momentum",
                "is set while the optimizer is adam, whose momentum is { \"kind\": \"adam\", \"beta1\": ... }; set training.momentum to 0");
        if (training is { Optimizer: not (SgdConfig or RmspropConfig), Momentum: > 0 })
            throw new ShapeException("training.momentum",
                $"is set while the optimizer is {ConfigName.KindOf(training.Optimizer)}; only sgd and rmsprop use it, so set it to 0");
        if (training.Schedule.WarmupSteps > training.Steps)
            throw new ShapeException("training.schedule.warmup_steps",
                $"is {training.Schedule.WarmupSteps} while training.steps is {training.Steps}; it must be at most {training.Steps}");
    }

    private static void CheckProbes(ProbesConfig probes, ModelConfig model, Loss loss)
    {
        if (probes.DerivativePoints > 0 && model is not MlpConfig)
            throw new ShapeException("probes.derivative_points",
                $"is {probes.DerivativePoints} while model.kind is not mlp; it measures the activation of an mlp, so set it to 0");
        if (probes.DerivativePoints > 0 && model is MlpConfig { Activation: SoftmaxConfig })
            throw new ShapeException("probes.derivative_points",
                $"is {probes.DerivativePoints} while model.activation is softmax, which is not a function of one number; set it to 0");
        if (probes.JacobianSpectrum != SpectrumSteps.None)
            CheckFactors("probes.jacobian_spectrum", "is set", "none", model);
        if (!probes.Jacobians)
            return;
        if (loss is not (Loss.CrossEntropy or Loss.SquaredError))
            throw new ShapeException("probes.jacobians",
                "is true; it needs training.loss cross_entropy or squared_error, or set it to false");
        CheckFactors("probes.jacobians", "is true", "false", model);
    }

    // What takes the factors of the chain rule from a multilayer perceptron.
    private static void CheckFactors(string key, string isSet, string off, ModelConfig model)
    {
        if (model is MlpConfig { Activation: SoftmaxConfig })
            throw new ShapeException(key, $"{isSet} while model.activation is softmax, whose Jacobian is not diagonal; set it to {off}");
        if (model is not MlpConfig mlp)
            throw new ShapeException(key,
                $"{isSet} while model.kind is not mlp; it multiplies the factors of an mlp, so set it to {off}");
        // With batch normalization every sample depends on all others, so no product of Jacobians exists for a single sample.
        if (mlp is not { Normalization: NoNormalizationConfig, Residual: not Residual.Block })
            throw new ShapeException(key,
                $"{isSet} while the model normalizes; the product is that of linear layers, activations and identity shortcuts, so set "
                + $"model.normalization to none and model.residual to none or identity, or set it to {off}");
    }

    // The number of rows of a file is known only after reading it; generated data have a known size.
    private static void CheckBatch(DataConfig data, TrainingConfig training)
    {
        if (data is CsvConfig { Samples: 0 } or CsvConfig { ValidationPath: not null })
            return;
        if (data.Samples < 2)
            throw new ShapeException("data.samples", $"is {data.Samples}; it must be at least 2: one for training and one for validation");
        var left = data.TrainingSamples();
        if (training.BatchSize > left)
            throw new ShapeException("training.batch_size",
                $"is {training.BatchSize} while {left} samples are left for training; it must be at most {left}");
    }
}
