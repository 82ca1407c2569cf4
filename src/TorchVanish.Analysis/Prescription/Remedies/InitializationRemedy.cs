using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Initial weights by one of the laws that keep the signal's size, where the present law has another variance.</summary>
internal sealed class InitializationRemedy : Remedy
{
    // Any layer that is not square tells the laws apart.
    private const double FanIn = 100;
    private const double FanOut = 50;

    // Of a sigmoid, whose slope at 0 is 1/4.
    private const double SigmoidGain = 4;

    private static readonly InitializationConfig[] Candidates =
        [new HeNormalConfig(), new XavierNormalConfig(), new OrthogonalConfig(), new XavierNormalConfig { Gain = SigmoidGain }];

    public override string Family => "initialization";

    public override RemedyReach Reach => RemedyReach.Start;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        foreach (var law in Candidates)
        {
            var config = task.Config with { Model = With(task.Config.Model, law) };
            if (!config.Model.Equals(task.Config.Model) && Present(task.Config.Model).Any(present => !SameLaw(present, law)))
                yield return new($"initialization-{ConfigName.Of(law)}", $"{ConfigName.Of(law)} as the initialization", config);
        }
    }

    private static IEnumerable<InitializationConfig> Present(ModelConfig model) => model switch
    {
        MlpConfig mlp => [mlp.Initialization],
        RecurrentConfig recurrent => [recurrent.Initialization, recurrent.RecurrentInitialization],
        SequentialConfig sequential => LayerTree.All(sequential).Select(layer => layer.Config).OfType<WeightedLayerConfig>()
            .Select(layer => layer.Initialization),
        _ => [],
    };

    // Orthogonal is another law even where it has the same variance.
    private static bool SameLaw(InitializationConfig present, InitializationConfig law) =>
        present is OrthogonalConfig == law is OrthogonalConfig
        && InitialVariance.OfWeights(present, FanIn, FanOut) is { } some
        && InitialVariance.OfWeights(law, FanIn, FanOut) is { } other
        && Math.Abs(some - other) < 1e-9
        && InitialVariance.OfBiases(present, FanIn) == 0;

    // A gain of 4 in the output layer would make its first answers extreme.
    private static ModelConfig With(ModelConfig model, InitializationConfig law) => model switch
    {
        MlpConfig mlp => mlp with { Initialization = law },
        RecurrentConfig recurrent => recurrent with { Initialization = law, RecurrentInitialization = law },
        SequentialConfig sequential => sequential.Map((layer, place) => layer is WeightedLayerConfig weighted
            ? weighted with { Initialization = place == LayerPlace.Output ? new XavierNormalConfig() : law }
            : layer),
        _ => model,
    };
}
