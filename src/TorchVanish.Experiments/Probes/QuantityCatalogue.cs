using TorchVanish.Experiments.Models;
using TorchVanish.Records.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>The definition of every column of layers.csv: from the state of a layer to one number for each replicate, [R].</summary>
internal static class QuantityCatalogue
{
    // A unit counts as saturated where φ′ is below this share of its largest value (the contract's definition).
    public const double SaturationShare = 0.05;

    /// <summary>
    /// Whether the quantity is defined; where it is not, it is NaN. A cell with gates has several z and several φ, and a step without an
    /// update has no update ratio.
    /// </summary>
    public static bool IsDefined(Quantity quantity, NetworkLayer layer, bool updated) => quantity switch
    {
        Quantity.UpdateRatio => updated,
        Quantity.PreactivationGradientNorm or Quantity.DerivativeMean or Quantity.DerivativeRms or Quantity.SaturatedFraction or Quantity.DeadFraction => !layer.Gated,
        _ => true,
    };

    public static Tensor Measure(Quantity quantity, LayerState s, bool updated = true) => quantity switch
    {
        _ when !IsDefined(quantity, s.Layer, updated) => full_like(s.Weight.select(2, 0).select(1, 0), double.NaN),
        Quantity.WeightGradientNorm => Norm(s.WeightGradient),
        Quantity.PreactivationGradientNorm => Norm(s.PreactivationGradient),
        Quantity.WeightNorm => Norm(s.Weight),
        Quantity.WeightChange => Norm(s.Weight - s.InitialWeight) / Norm(s.InitialWeight),
        Quantity.UpdateRatio => Norm(s.UpdatedWeight - s.Weight) / Norm(s.Weight),
        Quantity.ActivationMean => s.Output.mean([1, 2]),
        // Of the batch at hand, not an estimate for a population: divided by B · d_l.
        Quantity.ActivationStd => s.Output.std([1, 2], unbiased: false),
        Quantity.DerivativeMean => s.Derivative.mean([1, 2]),
        Quantity.DerivativeRms => s.Derivative.square().mean([1, 2]).sqrt(),
        Quantity.SaturatedFraction => Share(s.Derivative.lt(SaturationShare * s.Layer.DerivativeSupremum), s),
        Quantity.DeadFraction => s.Derivative.ne(0).any(1).logical_not().to(s.Weight.dtype).mean([1]),
        Quantity.NonfiniteCount => Nonfinite(s.Output, s) + Nonfinite(s.PreactivationGradient, s),
        Quantity.NonfiniteActivationCount => Nonfinite(s.Output, s),
        Quantity.NonfiniteGradientCount => Nonfinite(s.PreactivationGradient, s),
        _ => throw new InvalidOperationException($"Nothing measures {quantity}."),
    };

    private static Tensor Norm(Tensor tensor) => tensor.flatten(1).norm(dim: 1);

    private static Tensor Nonfinite(Tensor tensor, LayerState s) => tensor.isfinite().logical_not().sum([1, 2]).to(s.Weight.dtype);

    private static Tensor Share(Tensor mask, LayerState s) => mask.to(s.Weight.dtype).mean([1, 2]);
}
