using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Sequential;

/// <summary>A penalty on the weights of one layer.</summary>
internal sealed record WeightPenalty(NetworkLayer Layer, double L1, double L2);

/// <summary>Layers one after another. The parameters are linear1.weight, linear1.bias, conv2d2.weight, ...</summary>
public sealed class SequentialNetwork : LayeredNetwork
{
    private readonly IReadOnlyList<Module<Tensor, Tensor>> _modules;
    private readonly IReadOnlyList<WeightPenalty> _penalties;
    private readonly long[] _input;

    internal SequentialNetwork(
        IReadOnlyList<(string Name, Module<Tensor, Tensor> Module)> modules,
        IReadOnlyList<NetworkLayer> layers,
        IReadOnlyList<WeightPenalty> penalties,
        long[] input)
        : base(nameof(SequentialNetwork))
    {
        (_modules, _penalties, _input, Layers) = ([.. modules.Select(module => module.Module)], penalties, input, layers);
        foreach (var (name, module) in modules)
            register_module(name, module);
    }

    public override IReadOnlyList<NetworkLayer> Layers { get; }

    /// <param name="x">[B, features].</param>
    /// <returns>[B, K].</returns>
    public override Tensor forward(Tensor x)
    {
        var h = x.view([-1, .. _input]);
        foreach (var module in _modules)
            h = module.call(h);
        return h;
    }

    public override Tensor? Penalty() => _penalties.Count == 0 ? null : _penalties
        .Select(penalty => (penalty.L1 * penalty.Layer.Weight.abs().sum()) + (penalty.L2 * penalty.Layer.Weight.square().sum()))
        .Aggregate((sum, next) => sum + next);
}
