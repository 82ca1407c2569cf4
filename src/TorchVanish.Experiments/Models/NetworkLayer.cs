using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Parameter = TorchSharp.Modules.Parameter;

namespace TorchVanish.Experiments.Models;

/// <summary>What can be said of one layer of a network from outside: enough to attach a probe by name, and no more.</summary>
/// <param name="Number">1 is nearest the input; depth + 1 is the output layer.</param>
/// <param name="Name">hidden1 ... hiddenN, output.</param>
/// <param name="Linear">The module that holds W_l.</param>
/// <param name="Site">The module where z_l shows: the activation, whose input z_l is, or the output layer, whose output it is.</param>
/// <param name="Activation">φ; null for the output layer, which has none.</param>
/// <param name="DerivativeSupremum">sup φ′; 1 for the output layer.</param>
public sealed record NetworkLayer(
    int Number,
    string Name,
    Module Linear,
    Module<Tensor, Tensor> Site,
    Activation? Activation,
    double DerivativeSupremum)
{
    /// <summary>W_l, [d_l, d_{l-1}], or [R, d_l, d_{l-1}] where R replicates are stacked. Asked for anew each time: a move to another device replaces it.</summary>
    public Parameter Weight => Linear.get_parameter("weight")!;
}

/// <summary>A network whose layers can be named.</summary>
public interface ILayeredNetwork
{
    /// <summary>From the layer nearest the input to the output layer.</summary>
    IReadOnlyList<NetworkLayer> Layers { get; }
}
