using TorchVanish.Acceleration.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Layers;

/// <summary>The measurements requested of one pass through a dense layer, and their results.</summary>
internal sealed class DensePass
{
    /// <summary>
    /// Whether to keep z, h and ∂L/∂z. If false, they are measured while they are in the cache: h overwrites z, and the next replicate
    /// reuses the memory of ∂L/∂z.
    /// </summary>
    public bool KeepsTensors { get; set; }

    /// <summary>Entries of φ′ below this value count as saturated.</summary>
    public double Saturation { get; init; }

    /// <summary>Whether a pass has run.</summary>
    public bool Seen { get; set; }

    /// <summary>z, [R, d, B]; null if it was not kept. If torch computed the pass, its grad is ∂L/∂z.</summary>
    public Tensor? Preactivation { get; set; }

    /// <summary>h, [R, d, B]; null if it was not kept.</summary>
    public Tensor? Output { get; set; }

    /// <summary>∂L/∂z, [R, d, B]; null before the backward pass, or if it was not kept.</summary>
    public Tensor? Signal { get; set; }

    /// <summary>The sums of each replicate; null before the backward pass, or if torch computed it.</summary>
    public LayerSums[]? Sums { get; set; }
}
