using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo.Recipes;

/// <summary>Trainings that work although something about them looks like a fault.</summary>
internal static class WorkingRecipes
{
    public static IReadOnlyList<Recipe<Working>> All { get; } =
    [
        new("slow", 2, Slow),
        new("solved", 2, habitat =>
            Classifier(habitat, "solved: the gradient is tiny because the loss is", habitat.Clouds(std: 0.5), new ReluConfig(),
                Habitat.Adam(0.01))),
        new("solved-line", 2, Line),
        new("noisy", 2, Noisy),
        new("overparametrised", 1, Overparametrised),
        new("deep-he-relu", 2, habitat => Deep(habitat, "many ReLU layers", new ReluConfig(), new HeNormalConfig())),
        new("deep-orthogonal-tanh", 1, habitat =>
            Deep(habitat, "many orthogonal tanh layers", new TanhConfig(), new OrthogonalConfig { Gain = 1.1 })),
        new("residual", 1, Residual30),
        new("layer-norm", 1, LayerNorm),
        new("sigmoid-that-works", 2, SigmoidWorks),
        new("clipped-always", 1, Clipped),
        new("gru", 1, Gru),
        new("noisy-numbers", 1, NoisyNumbers),
        new("dropout", 1, Dropout),
        new("plateau", 1, habitat =>
            Classifier(habitat, "parity: nothing happens for a while", habitat.Parity(), new TanhConfig(), Habitat.Adam())),
        new("momentum-cosine", 1, Momentum),
        new("large-weights", 1, LargeWeights),
        new("softmax-layer", 1, SoftmaxLayer),
    ];

    private static Working Slow(Habitat habitat) =>
        Classifier(habitat, "a rate ten times smaller than the best: slow, but it learns", habitat.Clouds(std: 2), new TanhConfig(),
            Habitat.Usual with { LearningRate = 0.01 })
            with
        { Acceptable = [Symptom.LearningRateTooSmall, Symptom.TooFewSteps] };

    private static Working Line(Habitat habitat)
    {
        var table = habitat.Keep(Table.Line(habitat.Draws, habitat.TableName));
        var model = habitat.Mlp(habitat.Depth(1, 2), new IdentityConfig(), new XavierNormalConfig());
        return new Working(
            habitat.Experiment(table.Read(TableTask.Regression, standardize: true), model, Habitat.Adam(0.01)
                with
            { Loss = Loss.SquaredError }),
            "a line, fitted to the last digit: loss and gradient are almost 0");
    }

    private static Working Noisy(Habitat habitat) =>
        Classifier(habitat, "overlapping classes and small batches: the loss jumps from step to step", habitat.Clouds(std: 5),
            new ReluConfig(), Habitat.Adam() with { BatchSize = 8 })
            with
        { Acceptable = [Symptom.OscillatingLoss] };

    private static Working Overparametrised(Habitat habitat)
    {
        var data = habitat.Clouds(std: 3) with { Samples = 300 };
        var model = habitat.Mlp(habitat.Depth(2, 3), new ReluConfig(), new HeNormalConfig()) with { Width = new LayerWidths(256) };
        return new Working(habitat.Experiment(data, model, Habitat.Adam(0.001) with { Steps = 250 }),
            "far more weights than samples")
        { Acceptable = [Symptom.Overfitting] };
    }

    private static Working Deep(Habitat habitat, string why, ActivationConfig activation, InitializationConfig initialization) =>
        new(habitat.Experiment(habitat.Classes(), habitat.Mlp(habitat.Depth(16, 21), activation, initialization), Habitat.Adam(0.001)),
            why);

    private static Working Residual30(Habitat habitat)
    {
        var model = habitat.Mlp(habitat.Depth(24, 31), new TanhConfig(), new XavierNormalConfig()) with
        {
            Residual = Residual.Identity,
            Width = new LayerWidths(20)
        };
        return new Working(habitat.Experiment(habitat.Classes(), model, Habitat.Adam(0.001) with { Steps = 250 }),
            "many layers with shortcuts");
    }

    private static Working LayerNorm(Habitat habitat)
    {
        var model = habitat.Mlp(habitat.Depth(6, 9), new SigmoidConfig(), new XavierNormalConfig())
            with
        { Normalization = new LayerNormConfig() };
        return new Working(habitat.Experiment(habitat.Classes(), model, Habitat.Adam()), "sigmoid layers with layer normalization");
    }

    private static Working SigmoidWorks(Habitat habitat) =>
        new(habitat.Experiment(habitat.Clouds(std: 1), habitat.Mlp(habitat.Depth(3, 4), new SigmoidConfig(), new XavierNormalConfig()),
            Habitat.Adam(0.01)),
            "some sigmoid layers: the gradient shrinks, and Adam learns all the same")
        { Acceptable = [Symptom.VanishingGradient] };

    private static Working Clipped(Habitat habitat) =>
        Classifier(habitat, "the gradient is clipped at every step", habitat.Classes(), new TanhConfig(), Habitat.Usual
            with
        { LearningRate = 0.5, Clipping = new NormClippingConfig { MaxNorm = 0.1 } });

    private static Working Gru(Habitat habitat)
    {
        var model = new GruConfig { HiddenSize = habitat.Width(), RecurrentInitialization = new OrthogonalConfig() };
        return new Working(habitat.Experiment(habitat.Order(10), model, Habitat.Adam(0.01) with { BatchSize = 50, Steps = 400 }),
            "a gated cell, which has no φ′ to measure");
    }

    private static Working NoisyNumbers(Habitat habitat)
    {
        var table = habitat.Keep(Table.Numbers(habitat.Draws, habitat.TableName, noise: 0.7));
        var model = habitat.Mlp(habitat.Depth(2, 3), new TanhConfig(), new XavierNormalConfig());
        return new Working(
            habitat.Experiment(table.Read(TableTask.Regression, standardize: true), model, Habitat.Adam()
                with
            { Loss = Loss.SquaredError }),
            "numbers with so much noise that the loss stays large")
        { Acceptable = [Symptom.Overfitting] };
    }

    private static Working Dropout(Habitat habitat)
    {
        var (data, hidden) = (habitat.Clouds(std: 2), Sequences.Hidden(habitat.Width() + 32, new ReluConfig()));
        var model = Sequences.Of([hidden, new DropoutLayerConfig { P = 0.5 }, hidden, new DropoutLayerConfig { P = 0.5 }],
            Sequences.Classes(data));
        return new Working(habitat.Experiment(data, model, Habitat.Adam()), "half of the units are set to 0 at random");
    }

    private static Working Momentum(Habitat habitat) =>
        Classifier(habitat, "momentum and a rate that goes to 0 at the end", habitat.Classes(), new ReluConfig(), Habitat.Usual
            with
        { LearningRate = 0.02, Momentum = 0.9, Schedule = new CosineScheduleConfig() });

    private static Working LargeWeights(Habitat habitat)
    {
        var model = habitat.Mlp(habitat.Depth(2, 3), new TanhConfig(), new XavierNormalConfig { Gain = 3 });
        return new Working(habitat.Experiment(habitat.Classes(), model, Habitat.Adam()), "weights three times too large, and it works")
        {
            Acceptable = [Symptom.PoorInitialization, Symptom.SaturatedUnits],
        };
    }

    private static Working SoftmaxLayer(Habitat habitat)
    {
        var data = habitat.Clouds(std: 1);
        var model = Sequences.Of([Sequences.Hidden(habitat.Width(), new ReluConfig())], Sequences.Classes(data), new SoftmaxConfig());
        return new Working(
            habitat.Experiment(data, model, Habitat.Adam() with { Loss = Loss.CategoricalCrossEntropy }),
            "a softmax output layer, whose mean weight gradient is 0 by algebra");
    }

    private static Working Classifier(Habitat habitat, string why, DataConfig data, ActivationConfig activation, TrainingConfig training)
    {
        InitializationConfig initialization = activation is ReluConfig ? new HeNormalConfig() : new XavierNormalConfig();
        return new Working(habitat.Experiment(data, habitat.Mlp(habitat.Depth(2, 5), activation, initialization), training), why);
    }
}
