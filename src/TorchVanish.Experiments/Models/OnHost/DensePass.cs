using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Models.OnHost;

/// <summary>What is wanted of one pass through a dense layer, and what it was.</summary>
internal sealed class DensePass
{
    /// <summary>
    /// Whether z, h and ∂L/∂z are kept. Otherwise they are measured while they are in the cache: h takes the place of z, and ∂L/∂z is
    /// in memory that the next replicate uses anew.
    /// </summary>
    public bool KeepsTensors { get; set; }

    /// <summary>φ′ below this counts as saturated.</summary>
    public double Saturation { get; init; }

    /// <summary>Whether there was a pass.</summary>
    public bool Seen { get; set; }

    /// <summary>z, [R, d, B]; null where it was not kept. Its grad is ∂L/∂z where torch computed it.</summary>
    public Tensor? Preactivation { get; set; }

    /// <summary>h, [R, d, B]; null where it was not kept.</summary>
    public Tensor? Output { get; set; }

    /// <summary>∂L/∂z, [R, d, B]; null before the backward pass and where it was not kept.</summary>
    public Tensor? Signal { get; set; }

    /// <summary>One for each replicate; null before the backward pass and where torch computed it.</summary>
    public LayerSums[]? Sums { get; set; }
}
