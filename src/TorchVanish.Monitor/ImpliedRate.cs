using TorchVanish.Runs;

namespace TorchVanish;

/// <summary>
/// What an update says of its gradients. Plain SGD moves each layer by the learning rate times its gradient, so that ‖ΔW‖ / ‖∂L/∂W‖
/// is the same in all layers. Gradients that are still multiplied by a loss scale make it too small by that scale.
/// </summary>
internal static class ImpliedRate
{
    /// <summary>Plain SGD is used with rates of 1e-4 and more; loss scales begin at 1024.</summary>
    public const double TooSmall = 1e-5;

    // ΔW is the difference of two float32 tensors.
    private const double Same = 0.02;

    /// <param name="clipped">What clipping multiplied the gradients by; 1 where it is not known.</param>
    /// <returns>The rate of plain SGD; null where the layers do not agree on one.</returns>
    public static double? Of(IEnumerable<LayerRow> rows, double clipped)
    {
        double[] rates =
        [
            .. rows.Select(row => row[Quantity.UpdateRatio] * row[Quantity.WeightNorm] / (row[Quantity.WeightGradientNorm] * clipped))
                .Where(rate => double.IsFinite(rate) && rate > 0),
        ];
        return rates.Length >= 2 && rates.Max() <= rates.Min() * (1 + Same) ? rates.Average() : null;
    }
}
