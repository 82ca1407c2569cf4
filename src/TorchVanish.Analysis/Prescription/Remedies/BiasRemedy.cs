using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Biases that start at zero.</summary>
internal sealed class BiasRemedy : Remedy
{
    public override string Family => "biases";

    public override RemedyReach Reach => RemedyReach.Start;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        var model = task.Config.Model switch
        {
            MlpConfig mlp => mlp with { Initialization = WithoutBias(mlp.Initialization) },
            RecurrentConfig recurrent => recurrent with
            {
                Initialization = WithoutBias(recurrent.Initialization),
                RecurrentInitialization = WithoutBias(recurrent.RecurrentInitialization),
            },
            SequentialConfig sequential => sequential.Map((layer, _) => layer is WeightedLayerConfig weighted && HasBias(weighted)
                ? weighted with { BiasInitialization = new ZeroBiasConfig() }
                : layer),
            var other => other,
        };
        if (!model.Equals(task.Config.Model))
            yield return new("biases-zero", "biases that start at 0", task.Config with { Model = model });
    }

    private static bool HasBias(WeightedLayerConfig layer) => layer.Bias
        && (layer.BiasInitialization is { } law ? law is not ZeroBiasConfig : !IsZero(layer.Initialization));

    private static bool IsZero(InitializationConfig law) => InitialVariance.OfBiases(law, fanIn: 1) == 0;

    private static InitializationConfig WithoutBias(InitializationConfig law) => law switch
    {
        NamedInitializationConfig named => named with { BiasStd = 0 },
        NormalConfig normal => normal with { BiasStd = 0 },
        ConstantConfig constant => constant with { Bias = 0 },
        _ => law,
    };
}
