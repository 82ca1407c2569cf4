using TorchVanish.Acceleration.Layers;
using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Passes;

/// <summary>
/// Requests that a dense layer of a stack measures or keeps z_l and ∂L/∂z_l, which are not accessible from outside.
/// </summary>
internal sealed class DenseTap : LayerTap
{
    private readonly HostDenseLayer _dense;
    private readonly DensePass _pass;

    /// <param name="keepsTensors">Whether to keep z_l and ∂L/∂z_l; otherwise there may be only sums over them.</param>
    public DenseTap(NetworkLayer layer, HostDenseLayer dense, bool keepsTensors)
        : base(layer)
    {
        // Two taps of one pass share its record.
        _dense = dense;
        _pass = dense.Pass ??= new DensePass { Saturation = QuantityCatalogue.SaturationShare * layer.DerivativeSupremum };
        _pass.KeepsTensors |= keepsTensors;
    }

    public override bool Seen => _pass.Seen;

    public override Tensor? Preactivation => _pass.Preactivation;

    public override Tensor Output =>
        _pass.Output ?? throw new InvalidOperationException($"{Layer.Name} was asked for sums over its outputs, not for these.");

    public override Tensor? PreactivationGradient => _pass.Signal ?? _pass.Preactivation?.grad;

    public override Tensor? Derivative => _pass.Preactivation is { } z ? Layer.Activation?.Derivative(z, Output) : null;

    /// <summary>
    /// Sums over h_l, φ′(z_l) and ∂L/∂z_l for each replicate, after the backward pass; null if it did not compute them.
    /// </summary>
    public IReadOnlyList<LayerSums>? Sums => _pass.Sums;

    public override void Dispose() => _dense.Pass = null;
}
