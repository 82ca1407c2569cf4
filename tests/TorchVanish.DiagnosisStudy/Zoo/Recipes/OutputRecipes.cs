using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo.Recipes;

/// <summary>An output or a loss that does not go with the targets, and networks that cannot express the answer.</summary>
internal static class OutputRecipes
{
    public static IReadOnlyList<Recipe<Planted>> All { get; } =
    [
        new("relu-output-numbers", 2, habitat => Range(habitat, new ReluConfig(), scale: 1)),
        new("sigmoid-output-numbers", 2, habitat => Range(habitat, new SigmoidConfig(), scale: 3)),
        new("no-softmax", 2, habitat => NoSoftmax(habitat, new IdentityConfig())),
        new("relu-for-softmax", 2, habitat => NoSoftmax(habitat, new ReluConfig())),
        new("relu-for-sigmoid", 2, ReluForSigmoid),
        new("bottleneck", 2, Bottleneck),
        new("linear-network", 2, LinearNetwork),
    ];

    private static Planted Range(Habitat habitat, ActivationConfig activation, double scale)
    {
        var table = habitat.Keep(Table.Numbers(habitat.Draws, habitat.TableName, scale: scale));
        var hidden = Enumerable.Repeat(Sequences.Hidden(habitat.Width(), new TanhConfig()), habitat.Depth(2, 3)).ToList();
        var data = table.Read(TableTask.Regression, standardize: true) with { StandardizeTargets = false };
        var twin = habitat.Experiment(data, Sequences.Of(hidden, 1), Habitat.Adam(0.005) with { Loss = Loss.SquaredError });
        return new Planted(twin with { Model = Sequences.Of(hidden, 1, activation) }, twin,
            "an output that cannot be negative, for targets of both signs")
        {
            Faults = [Symptom.WrongOutput],
            Acceptable = [Symptom.UnscaledTargets, Symptom.SaturatedUnits],
        };
    }

    private static Planted NoSoftmax(Habitat habitat, ActivationConfig activation)
    {
        var data = habitat.Classes();
        var hidden = Enumerable.Repeat(Sequences.Hidden(habitat.Width(), new ReluConfig()), habitat.Depth(2, 3)).ToList();
        var training = Habitat.Adam() with { Loss = Loss.CategoricalCrossEntropy };
        var twin = habitat.Experiment(data, Sequences.Of(hidden, Sequences.Classes(data), new SoftmaxConfig()), training);
        return new Planted(
            twin with { Model = Sequences.Of(hidden, Sequences.Classes(data), activation) },
            twin,
            "a loss of probabilities, of outputs that are none")
        {
            Faults = [Symptom.WrongOutput],
            Acceptable = [Symptom.DeadUnits],
        };
    }

    private static Planted ReluForSigmoid(Habitat habitat)
    {
        var data = habitat.Rings();
        var hidden = Enumerable.Repeat(Sequences.Hidden(habitat.Width(), new ReluConfig()), habitat.Depth(2, 3)).ToList();
        var training = Habitat.Adam() with { Loss = Loss.BinaryCrossEntropy };
        var twin = habitat.Experiment(data, Sequences.Of(hidden, 1, new SigmoidConfig()), training);
        return new Planted(twin with { Model = Sequences.Of(hidden, 1, new ReluConfig()) }, twin,
            "a ReLU in the place of the sigmoid that makes a probability")
        {
            Faults = [Symptom.WrongOutput],
            Acceptable = [Symptom.DeadUnits],
        };
    }

    private static Planted Bottleneck(Habitat habitat)
    {
        var data = habitat.Draws.Of<DataConfig>(habitat.Spirals(), habitat.Clouds(std: 1));
        var model = habitat.Mlp(habitat.Depth(4, 5), new TanhConfig(), new XavierNormalConfig());
        var twin = habitat.Experiment(data, model, Habitat.Adam());
        var widths = Enumerable.Repeat(model.Width[1], model.Depth).ToArray();
        widths[0] = widths[1] = 1;
        return new Planted(twin with { Model = model with { Width = new LayerWidths(widths) } }, twin,
            "two layers of one unit at the bottom")
        {
            Faults = [Symptom.WrongArchitecture],
            Acceptable = [Symptom.SaturatedUnits],
        };
    }

    private static Planted LinearNetwork(Habitat habitat)
    {
        var data = habitat.Draws.Of<DataConfig>(habitat.Parity(), habitat.Rings());
        var twin = habitat.Experiment(data, habitat.Mlp(habitat.Depth(2, 3), new TanhConfig(), new XavierNormalConfig()),
            Habitat.Adam(0.01));
        var linear = (MlpConfig)twin.Model with { Activation = new IdentityConfig() };
        return new Planted(twin with { Model = linear }, twin, "no activation between the layers, for classes that no line separates")
        {
            Faults = [Symptom.WrongArchitecture],
        };
    }
}
