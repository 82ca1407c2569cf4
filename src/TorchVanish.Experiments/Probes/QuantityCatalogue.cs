using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>The definition of every column of layers.csv: from the state of a layer to one number for each replicate, [R].</summary>
internal static class QuantityCatalogue
{
    /// <inheritdoc cref="Quantities.SaturationShare"/>
    public const double SaturationShare = Quantities.SaturationShare;

    /// <summary>
    /// Whether the quantity is defined; otherwise it is NaN. A cell with gates has several z and φ, and a step without an update has no
    /// update ratio.
    /// </summary>
    public static bool IsDefined(Quantity quantity, NetworkLayer layer, bool updated) => quantity switch
    {
        Quantity.UpdateRatio => updated,
        // If φ′ is unbounded, no entry counts as small.
        Quantity.SaturatedFraction when double.IsInfinity(layer.DerivativeSupremum) => false,
        Quantity.PreactivationGradientNorm or Quantity.DerivativeMean or Quantity.DerivativeRms
            or Quantity.SaturatedFraction or Quantity.DeadFraction => !layer.Gated,
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
        // Divided by B · d_l, because it describes this batch and does not estimate a population.
        Quantity.ActivationStd => s.Output.std([1, 2], unbiased: false),
        Quantity.DerivativeMean => s.Derivative.mean([1, 2]),
        Quantity.DerivativeRms => s.Derivative.square().mean([1, 2]).sqrt(),
        // Over the finite entries; without finite entries, 0/0 is NaN.
        Quantity.SaturatedFraction => Count(Saturated(s).logical_and(s.Derivative.isfinite()), s) / Finite(s),
        // A NaN is not 0, so a unit with one is not dead.
        Quantity.DeadFraction => where(Finite(s).eq(0), full_like(Finite(s), double.NaN), Dead(s).to(s.Weight.dtype).mean([1])),
        Quantity.NonfiniteCount => Nonfinite(s.Output, s) + Nonfinite(s.PreactivationGradient, s),
        Quantity.NonfiniteActivationCount => Nonfinite(s.Output, s),
        Quantity.NonfiniteGradientCount => Nonfinite(s.PreactivationGradient, s),
        _ => throw new InvalidOperationException($"Nothing measures {quantity}."),
    };

    private static Tensor Norm(Tensor tensor) => tensor.flatten(1).norm(dim: 1);

    private static Tensor Nonfinite(Tensor tensor, LayerState s) => Count(tensor.isfinite().logical_not(), s);

    private static Tensor Saturated(LayerState s) => s.Derivative.lt(SaturationShare * s.Layer.DerivativeSupremum);

    private static Tensor Dead(LayerState s) => s.Derivative.ne(0).any(1).logical_not();

    // The number of finite entries of φ′.
    private static Tensor Finite(LayerState s) => Count(s.Derivative.isfinite(), s);

    private static Tensor Count(Tensor mask, LayerState s) => mask.sum([1, 2]).to(s.Weight.dtype);
}
