using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo.Recipes;

/// <summary>Weights and biases that are too small, too large, all equal or far below zero.</summary>
internal static class InitializationRecipes
{
    public static IReadOnlyList<Recipe<Planted>> All { get; } =
    [
        new("relu-weights-small", 3, ReluSmall),
        new("relu-weights-large", 2, ReluLarge),
        new("tanh-weights-large", 2, TanhLarge),
        new("zero-weights", 2, habitat => Equal(habitat, new ConstantConfig(), "every weight is 0")),
        new("constant-weights", 2, Constant),
        new("dead-biases", 3, DeadBiases),
    ];

    private static Planted ReluSmall(Habitat habitat)
    {
        var twin = habitat.Experiment(habitat.Classes(), habitat.Mlp(habitat.Depth(6, 11), new ReluConfig(), new HeNormalConfig()),
            Habitat.Usual);
        var gain = habitat.Draws.Logarithmic(0.1, 0.4);
        return new Planted(With(twin, new HeNormalConfig { Gain = gain }), twin,
            $"ReLU layers with weights {gain:G2} times as large as He's")
        {
            Faults = [Symptom.PoorInitialization, Symptom.VanishingGradient],
            Acceptable = [Symptom.TooFewSteps, Symptom.LearningRateTooSmall],
        };
    }

    private static Planted ReluLarge(Habitat habitat)
    {
        var twin = habitat.Experiment(habitat.Classes(), habitat.Mlp(habitat.Depth(4, 9), new ReluConfig(), new HeNormalConfig()),
            Habitat.Usual);
        var gain = habitat.Draws.Logarithmic(3, 6);
        return new Planted(With(twin, new HeNormalConfig { Gain = gain }), twin,
            $"ReLU layers with weights {gain:G2} times as large as He's")
        {
            Faults = [Symptom.PoorInitialization, Symptom.ExplodingGradient, Symptom.DeadUnits, Symptom.Diverged],
            Acceptable = [Symptom.LearningRateTooLarge, Symptom.OscillatingLoss],
        };
    }

    private static Planted TanhLarge(Habitat habitat)
    {
        var twin = habitat.Experiment(habitat.Classes(), habitat.Mlp(habitat.Depth(6, 11), new TanhConfig(), new XavierNormalConfig()),
            Habitat.Usual);
        var gain = habitat.Draws.Logarithmic(8, 30);
        return new Planted(With(twin, new XavierNormalConfig { Gain = gain }), twin,
            $"tanh layers with weights {gain:G2} times as large as Glorot's")
        {
            Faults = [Symptom.PoorInitialization, Symptom.SaturatedUnits, Symptom.ExplodingGradient],
            Acceptable = [Symptom.LearningRateTooLarge, Symptom.OscillatingLoss],
        };
    }

    private static Planted Constant(Habitat habitat)
    {
        var value = habitat.Draws.Of(0.05, 0.2, 0.5);
        return Equal(habitat, new ConstantConfig { Weight = value }, $"every weight is {value}, so that all units of a layer stay equal");
    }

    private static Planted Equal(Habitat habitat, ConstantConfig weights, string why)
    {
        var twin = habitat.Experiment(habitat.Curved(), habitat.Mlp(habitat.Depth(2, 5), new TanhConfig(), new XavierNormalConfig()),
            Habitat.Usual);
        return new Planted(With(twin, weights), twin, why)
        {
            Faults = [Symptom.PoorInitialization],
            Acceptable = [Symptom.VanishingGradient, Symptom.TooFewSteps],
        };
    }

    private static Planted DeadBiases(Habitat habitat)
    {
        var (width, depth) = (habitat.Width(), habitat.Depth(2, 5));
        var data = habitat.Classes();
        var bias = -habitat.Draws.Logarithmic(5, 12);
        return new Planted(
            habitat.Experiment(data, Layers(data, width, depth, new ConstantBiasConfig { Value = bias }), Habitat.Usual),
            habitat.Experiment(data, Layers(data, width, depth, new ZeroBiasConfig()), Habitat.Usual),
            $"biases of {bias:G2} switch every ReLU off")
        {
            Faults = [Symptom.DeadUnits, Symptom.PoorInitialization],
        };
    }

    private static SequentialConfig Layers(DataConfig data, int width, int depth, BiasInitializationConfig biases) => Sequences.Of(
        [.. Enumerable.Repeat(Sequences.Hidden(width, new ReluConfig()) with { BiasInitialization = biases }, depth)],
        Sequences.Classes(data));

    private static ExperimentConfig With(ExperimentConfig twin, InitializationConfig initialization) =>
        twin with { Model = (MlpConfig)twin.Model with { Initialization = initialization } };
}
