using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models;

/// <summary>A network with named layers.</summary>
public abstract class LayeredNetwork(string name) : Module<Tensor, Tensor>(name)
{
    /// <summary>The name of the last layer of every network.</summary>
    public const string OutputName = "output";

    /// <summary>The layers, from the layer nearest the input to the output layer.</summary>
    public abstract IReadOnlyList<NetworkLayer> Layers { get; }

    /// <summary>The regularization term of the loss, a scalar; null without regularization.</summary>
    public virtual Tensor? Penalty() => null;

    /// <summary>The name of a hidden layer; hidden1 is nearest the input.</summary>
    public static string HiddenName(int number) => $"hidden{number}";
}
