using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo.Recipes;

/// <summary>The learning rate, and the number of steps.</summary>
internal static class RateRecipes
{
    public static IReadOnlyList<Recipe<Planted>> All { get; } =
    [
        new("rate-small-sgd", 3, habitat => Small(habitat, Habitat.Usual)),
        new("rate-small-adam", 2, habitat => Small(habitat, Habitat.Adam())),
        new("rate-large-relu", 3, LargeRelu),
        new("rate-large-adam", 2, LargeAdam),
        new("few-steps", 3, FewSteps),
    ];

    private static Planted Small(Habitat habitat, TrainingConfig training)
    {
        var twin = habitat.Experiment(habitat.Classes(),
            habitat.Mlp(habitat.Depth(2, 5), habitat.Draws.Of<ActivationConfig>(new ReluConfig(), new TanhConfig()), new HeNormalConfig()),
                training);
        var factor = habitat.Draws.Logarithmic(0.0005, 0.005);
        return new Planted(WithRate(twin, training.LearningRate * factor), twin, $"a learning rate {1 / factor:F0} times too small")
        {
            Faults = [Symptom.LearningRateTooSmall, Symptom.TooFewSteps],
        };
    }

    private static Planted LargeRelu(Habitat habitat)
    {
        var twin = habitat.Experiment(habitat.Classes(), habitat.Mlp(habitat.Depth(2, 7), new ReluConfig(), new HeNormalConfig()),
            Habitat.Usual);
        return new Planted(WithRate(twin, habitat.Draws.Logarithmic(3, 50)), twin, "a learning rate that throws ReLU units off for good")
        {
            Faults = [Symptom.LearningRateTooLarge, Symptom.Diverged, Symptom.DeadUnits, Symptom.OscillatingLoss],
            Acceptable = [Symptom.ExplodingGradient],
        };
    }

    private static Planted LargeAdam(Habitat habitat)
    {
        var twin = habitat.Experiment(
            habitat.Classes(), habitat.Mlp(habitat.Depth(2, 7), habitat.Draws.Of<ActivationConfig>(new TanhConfig(), new ReluConfig()),
                new HeNormalConfig()), Habitat.Adam());
        return new Planted(WithRate(twin, habitat.Draws.Logarithmic(0.3, 3)), twin,
            "Adam with a learning rate some hundred times too large")
        {
            Faults = [Symptom.LearningRateTooLarge, Symptom.Diverged, Symptom.DeadUnits, Symptom.SaturatedUnits, Symptom.OscillatingLoss],
            Acceptable = [Symptom.ExplodingGradient],
        };
    }

    private static Planted FewSteps(Habitat habitat)
    {
        var twin = habitat.Experiment(habitat.Curved(), habitat.Mlp(habitat.Depth(2, 5), new ReluConfig(), new HeNormalConfig()),
            Habitat.Adam(0.001));
        var steps = habitat.Draws.Of(5, 10, 15);
        return new Planted(twin with { Training = twin.Training with { Steps = steps } }, twin, $"{steps} steps where hundreds are needed")
        {
            Faults = [Symptom.TooFewSteps, Symptom.LearningRateTooSmall],
        };
    }

    private static ExperimentConfig WithRate(ExperimentConfig twin, double rate) =>
        twin with { Training = twin.Training with { LearningRate = rate } };
}
