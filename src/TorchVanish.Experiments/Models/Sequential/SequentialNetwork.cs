using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Sequential;

/// <summary>A penalty on the weights of one layer.</summary>
internal sealed record WeightPenalty(NetworkLayer Layer, double L1, double L2);

/// <summary>Layers one after another. The parameters are linear1.weight, linear1.bias, conv2d2.weight, ...</summary>
public sealed class SequentialNetwork : LayeredNetwork
{
    /// <param name="input">The shape of one sample; null if the modules take the input unchanged, as in a stack.</param>
    internal SequentialNetwork(
        IReadOnlyList<(string Name, Module<Tensor, Tensor> Module)> modules,
        IReadOnlyList<NetworkLayer> layers,
        IReadOnlyList<WeightPenalty> penalties,
        long[]? input)
        : base(nameof(SequentialNetwork))
    {
        (Modules, Penalties, Input, Layers) = (modules, penalties, input, layers);
        foreach (var (name, module) in modules)
            register_module(name, module);
    }

    public override IReadOnlyList<NetworkLayer> Layers { get; }

    internal IReadOnlyList<(string Name, Module<Tensor, Tensor> Module)> Modules { get; }

    internal IReadOnlyList<WeightPenalty> Penalties { get; }

    internal long[]? Input { get; }

    /// <param name="x">[B, features], or [R, features, B] in a stack.</param>
    /// <returns>[B, K], or [R, K, B].</returns>
    public override Tensor forward(Tensor x)
    {
        var h = Input is null ? x : x.view([-1, .. Input]);
        foreach (var (_, module) in Modules)
            h = module.call(h);
        return h;
    }

    public override Tensor? Penalty() => Penalties.Count == 0 ? null : Penalties
        .Select(penalty => (penalty.L1 * penalty.Layer.Weight.abs().sum()) + (penalty.L2 * penalty.Layer.Weight.square().sum()))
        .Aggregate((sum, next) => sum + next);
}
