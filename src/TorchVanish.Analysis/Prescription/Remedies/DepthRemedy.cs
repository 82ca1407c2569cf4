using System.Globalization;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Fewer hidden layers: half of them, or two.</summary>
internal sealed class DepthRemedy : Remedy
{
    private const int Few = 2;

    public override string Family => "depth";

    public override RemedyReach Reach => RemedyReach.Network;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        var present = Depth(task.Config.Model);
        foreach (var (depth, id) in new[] { (present / 2, "half"), (Few, "two") }.DistinctBy(option => option.Item1))
        {
            if (depth >= 1 && depth < present && With(task.Config.Model, depth) is { } model)
            {
                var layers = depth == 1 ? "hidden layer" : "hidden layers";
                var words = string.Create(CultureInfo.InvariantCulture, $"{depth} {layers} in place of {present}");
                yield return new RemedyOption($"depth-{id}", words, task.Config with { Model = model });
            }
        }
    }

    // Of a sequential model, only linear layers outside of residual branches can go: any next layer takes their input.
    private static int Depth(ModelConfig model) => model switch
    {
        MlpConfig mlp => mlp.Depth,
        SequentialConfig sequential when !sequential.Layers.Any(layer => layer is ResidualLayerConfig or SelfAttentionLayerConfig) =>
            sequential.Places().Count(layer => layer is { Place: LayerPlace.Hidden, Layer: LinearLayerConfig }),
        _ => 0,
    };

    private static ModelConfig? With(ModelConfig model, int depth)
    {
        switch (model)
        {
            case MlpConfig mlp:
                return mlp with { Depth = depth, Width = mlp.Width.IsUniform ? mlp.Width : new LayerWidths(mlp.Width.Values.Take(depth)) };
            case SequentialConfig sequential:
                var (seen, dropping) = (0, false);
                return sequential.Map((layer, place) =>
                {
                    if (place == LayerPlace.Hidden && layer is LinearLayerConfig)
                        dropping = ++seen > depth;
                    else if (layer is WeightedLayerConfig)
                        dropping = false;
                    return dropping ? [] : (IEnumerable<LayerConfig>)[layer];
                });
            default:
                return null;
        }
    }
}
