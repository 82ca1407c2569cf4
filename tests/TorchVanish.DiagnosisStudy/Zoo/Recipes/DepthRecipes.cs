using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo.Recipes;

/// <summary>Depth: the signal dies or grows on its way through the layers.</summary>
internal static class DepthRecipes
{
    public static IReadOnlyList<Recipe<Planted>> All { get; } =
    [
        new("sigmoid-depth", 3, Sigmoid),
        new("sigmoid-depth-adam", 2, SigmoidAdam),
        new("tanh-shrinks", 3, TanhShrinks),
        new("narrow-relu", 2, NarrowRelu),
        new("batch-norm-depth", 2, BatchNorm),
        new("softmax-hidden", 1, SoftmaxHidden),
    ];

    private static Planted Sigmoid(Habitat habitat)
    {
        var twin = habitat.Experiment(habitat.Classes(), habitat.Mlp(habitat.Depth(8, 13), new TanhConfig(), new XavierNormalConfig()),
            Habitat.Usual);
        return new Planted(With(twin, new SigmoidConfig()), twin, "sigmoid layers, each of which scales the gradient by at most 0.25")
        {
            Faults = [Symptom.VanishingGradient],
            Acceptable = [Symptom.PoorInitialization, Symptom.WrongArchitecture, Symptom.TooFewSteps, Symptom.LearningRateTooSmall],
        };
    }

    private static Planted SigmoidAdam(Habitat habitat)
    {
        var twin = habitat.Experiment(habitat.Classes(), habitat.Mlp(habitat.Depth(14, 19), new TanhConfig(), new XavierNormalConfig()),
            Habitat.Adam(0.001));
        return new Planted(With(twin, new SigmoidConfig()), twin,
            "many sigmoid layers; Adam makes the updates of lower layers as large as the others")
        {
            Faults = [Symptom.VanishingGradient],
            Acceptable = [Symptom.PoorInitialization, Symptom.WrongArchitecture, Symptom.TooFewSteps],
        };
    }

    private static Planted TanhShrinks(Habitat habitat)
    {
        var model = habitat.Mlp(habitat.Depth(10, 17), new TanhConfig(), new LecunNormalConfig());
        var twin = habitat.Experiment(habitat.Classes(), model, Habitat.Usual);
        var gain = habitat.Draws.Logarithmic(0.25, 0.5);
        return new Planted(With(twin, new LecunNormalConfig { Gain = gain }), twin,
            $"tanh layers with weights {gain:G2} times as large as they should be")
        {
            Faults = [Symptom.VanishingGradient, Symptom.PoorInitialization],
            Acceptable = [Symptom.TooFewSteps, Symptom.LearningRateTooSmall],
        };
    }

    private static Planted NarrowRelu(Habitat habitat)
    {
        var model = habitat.Mlp(habitat.Depth(14, 21), new ReluConfig(), new HeNormalConfig());
        var wide = model with { Width = new LayerWidths(40) };
        var twin = habitat.Experiment(habitat.Classes(), wide, Habitat.Adam(0.002));
        var narrow = twin with { Model = model with { Width = new LayerWidths(habitat.Draws.Of(3, 4)) } };
        return new Planted(narrow, twin, "ReLU layers of so few units that all units of a layer are off at birth")
        {
            Faults = [Symptom.DeadUnits, Symptom.VanishingGradient, Symptom.WrongArchitecture],
        };
    }

    private static Planted BatchNorm(Habitat habitat)
    {
        var shallow = habitat.Mlp(4, new ReluConfig(), new HeNormalConfig()) with
        {
            Normalization = new BatchNormConfig(),
            Width = new LayerWidths(24)
        };
        var twin = habitat.Experiment(habitat.Classes(), shallow, Habitat.Usual with { BatchSize = 32, Steps = 300 });
        var deep = twin with { Model = shallow with { Depth = habitat.Depth(40, 49) } };
        return new Planted(deep, twin, "batch normalization in many ReLU layers multiplies the gradient by at least 1.2 a layer")
        {
            Faults = [Symptom.ExplodingGradient],
            Acceptable = [Symptom.LearningRateTooLarge, Symptom.TooFewSteps, Symptom.WrongArchitecture],
        };
    }

    private static Planted SoftmaxHidden(Habitat habitat)
    {
        var twin = habitat.Experiment(habitat.Classes(), habitat.Mlp(habitat.Depth(4, 7), new TanhConfig(), new XavierNormalConfig()),
            Habitat.Usual);
        return new Planted(With(twin, new SoftmaxConfig()), twin, "softmax between the layers: its derivative is near 0")
        {
            Faults = [Symptom.VanishingGradient, Symptom.WrongArchitecture],
            Acceptable = [Symptom.TooFewSteps, Symptom.LearningRateTooSmall, Symptom.PoorInitialization],
        };
    }

    private static ExperimentConfig With(ExperimentConfig twin, ActivationConfig activation) =>
        twin with { Model = (MlpConfig)twin.Model with { Activation = activation } };

    private static ExperimentConfig With(ExperimentConfig twin, InitializationConfig initialization) =>
        twin with { Model = (MlpConfig)twin.Model with { Initialization = initialization } };
}
