using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo.Recipes;

/// <summary>Labels that mean nothing, and numbers of the wrong size.</summary>
internal static class DataRecipes
{
    public static IReadOnlyList<Recipe<Planted>> All { get; } =
    [
        new("random-labels", 3, RandomLabels),
        new("inputs-in-hundreds", 2, habitat => Inputs(habitat, new TanhConfig(), offset: 0)),
        new("inputs-shifted", 2, habitat => Inputs(habitat, new SigmoidConfig(), offset: 5)),
        new("inputs-relu", 2, habitat => Inputs(habitat, new ReluConfig(), offset: 3)),
        new("targets-sgd", 2, habitat => Targets(habitat, Habitat.Usual with { LearningRate = 0.03 })),
        new("targets-adam", 2, habitat => Targets(habitat, Habitat.Adam())),
    ];

    private static Planted RandomLabels(Habitat habitat)
    {
        var activation = habitat.Draws.Of<ActivationConfig>(new ReluConfig(), new TanhConfig());
        var model = habitat.Mlp(habitat.Depth(2, 5), activation, new HeNormalConfig());
        var twin = habitat.Experiment(habitat.Teacher(GaussianLabels.Teacher), model, Habitat.Adam());
        return new Planted(twin with { Data = habitat.Teacher(GaussianLabels.Random) }, twin, "labels drawn without a look at the inputs")
        {
            Faults = [Symptom.NotLearnable, Symptom.Overfitting],
        };
    }

    private static Planted Inputs(Habitat habitat, ActivationConfig activation, double offset)
    {
        var scale = habitat.Draws.Logarithmic(100, 2000);
        var table = habitat.Keep(Table.Classes(habitat.Draws, habitat.TableName, scale, offset * scale));
        var initialization = activation is ReluConfig ? new HeNormalConfig() : (InitializationConfig)new XavierNormalConfig();
        var model = habitat.Mlp(habitat.Depth(2, 3), activation, initialization);
        var twin = habitat.Experiment(table.Read(TableTask.Classification, standardize: true), model, Habitat.Adam(0.01));
        return new Planted(twin with { Data = table.Read(TableTask.Classification, standardize: false) }, twin,
            $"inputs of size {scale:G2}, used as they are")
        {
            Faults = [Symptom.UnscaledInputs, Symptom.SaturatedUnits],
            Acceptable = [Symptom.DeadUnits, Symptom.ExplodingGradient, Symptom.LearningRateTooLarge, Symptom.OscillatingLoss],
        };
    }

    private static Planted Targets(Habitat habitat, TrainingConfig training)
    {
        var (scale, shift) = (habitat.Draws.Logarithmic(500, 20_000), habitat.Draws.Of(0.0, 5.0));
        var table = habitat.Keep(Table.Numbers(habitat.Draws, habitat.TableName, scale: scale, offset: shift * scale));
        var model = habitat.Mlp(habitat.Depth(2, 3), new TanhConfig(), new XavierNormalConfig());
        var standardized = table.Read(TableTask.Regression, standardize: true);
        var twin = habitat.Experiment(standardized, model, training with { Loss = Loss.SquaredError });
        return new Planted(twin with { Data = standardized with { StandardizeTargets = false } }, twin,
            $"targets of size {scale:G2}, used as they are")
        {
            Faults = [Symptom.UnscaledTargets],
            Acceptable = [Symptom.ExplodingGradient, Symptom.Diverged, Symptom.LearningRateTooLarge, Symptom.TooFewSteps,
                Symptom.LearningRateTooSmall],
        };
    }
}
