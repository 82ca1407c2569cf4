using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo.Recipes;

/// <summary>Gradients that vanish and explode through time.</summary>
internal static class RecurrentRecipes
{
    public static IReadOnlyList<Recipe<Planted>> All { get; } =
    [
        new("rnn-vanishes", 3, Vanishes),
        new("rnn-relu-explodes", 2, ReluExplodes),
        new("rnn-clipping-off", 3, ClippingOff),
        new("mlp-clipping-off", 2, DeepClippingOff),
    ];

    private static Planted Vanishes(Habitat habitat)
    {
        var data = habitat.Order(habitat.Depth(10, 15));
        var sound = new RnnConfig { HiddenSize = habitat.Width(), RecurrentInitialization = new OrthogonalConfig() };
        var twin = habitat.Experiment(data, sound, Sequential(Habitat.Adam()));
        var radius = habitat.Draws.Of(0.1, 0.2, 0.3);
        return new Planted(
            twin with
            {
                Model = sound with { RecurrentInitialization = new SpectralRadiusConfig { Radius = radius } },
                Training = twin.Training with { Optimizer = new SgdConfig(), LearningRate = 0.05 }
            },
            twin,
            $"recurrent weights of radius {radius}: what was seen first is forgotten")
        {
            Faults = [Symptom.VanishingGradient, Symptom.PoorInitialization],
            Acceptable = [Symptom.TooFewSteps, Symptom.LearningRateTooSmall],
        };
    }

    private static Planted ReluExplodes(Habitat habitat)
    {
        var data = habitat.Adding(habitat.Draws.Of(30, 40));
        var sound = new RnnConfig
        {
            HiddenSize = habitat.Width(),
            Nonlinearity = Nonlinearity.Relu,
            RecurrentInitialization = new SpectralRadiusConfig { Radius = 1 }
        };
        var training = Sequential(Habitat.Adam()) with { Loss = Loss.SquaredError, Clipping = new NormClippingConfig { MaxNorm = 1 } };
        var twin = habitat.Experiment(data, sound, training);
        var radius = habitat.Draws.Of(3.0, 4.0, 6.0);
        return new Planted(
            twin with { Model = sound with { RecurrentInitialization = new SpectralRadiusConfig { Radius = radius } } },
            twin,
            $"ReLU and recurrent weights of radius {radius}: the state grows at each time step")
        {
            Faults = [Symptom.ExplodingGradient, Symptom.Diverged, Symptom.PoorInitialization],
            Acceptable = [Symptom.LearningRateTooLarge, Symptom.DeadUnits],
        };
    }

    private static Planted ClippingOff(Habitat habitat)
    {
        var data = habitat.Adding(habitat.Draws.Of(10, 15));
        var sound = new RnnConfig
        {
            HiddenSize = habitat.Width(),
            Nonlinearity = Nonlinearity.Relu,
            RecurrentInitialization = new SpectralRadiusConfig { Radius = habitat.Draws.Of(1.3, 1.5) },
        };
        var training = Sequential(Habitat.Usual with { LearningRate = 0.05 }) with
        {
            Loss = Loss.SquaredError,
            Clipping = new NormClippingConfig { MaxNorm = 0.5 }
        };
        return ClippedAndNot(habitat.Experiment(data, sound, training), "no clipping where the gradient explodes through time");
    }

    private static Planted DeepClippingOff(Habitat habitat)
    {
        var model = habitat.Mlp(habitat.Depth(6, 9), new ReluConfig(), new HeNormalConfig { Gain = 1.6 });
        var training = Habitat.Usual with { LearningRate = 0.05, Clipping = new NormClippingConfig { MaxNorm = 0.5 } };
        return ClippedAndNot(habitat.Experiment(habitat.Classes(), model, training),
            "no clipping where the gradient explodes through the layers");
    }

    private static Planted ClippedAndNot(ExperimentConfig twin, string why) =>
        new(twin with { Training = twin.Training with { Clipping = new NoClippingConfig() } }, twin, why)
        {
            Faults = [Symptom.ExplodingGradient, Symptom.LearningRateTooLarge, Symptom.Diverged, Symptom.PoorInitialization],
            Acceptable = [Symptom.DeadUnits, Symptom.OscillatingLoss],
        };

    private static TrainingConfig Sequential(TrainingConfig training) => training with { BatchSize = 50, Steps = 400 };
}
