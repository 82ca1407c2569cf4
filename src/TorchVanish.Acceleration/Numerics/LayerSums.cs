namespace TorchVanish.Acceleration.Numerics;

/// <summary>Sums over the forward and backward pass of one layer of one replicate, at least as accurate as the entries.</summary>
/// <param name="Units">d_l.</param>
/// <param name="Count">Entries of h, d_l · B.</param>
/// <param name="Shift">An entry of h, which is subtracted before summing, so that rounding of the mean does not hide the spread of a
/// saturated layer.</param>
/// <param name="Output">Σ (h − shift).</param>
/// <param name="OutputSquares">Σ (h − shift)².</param>
/// <param name="Derivative">Σ φ′.</param>
/// <param name="DerivativeSquares">Σ φ′².</param>
/// <param name="FiniteDerivatives">Entries of φ′ that are finite.</param>
/// <param name="Saturated">Finite entries of φ′ below a threshold.</param>
/// <param name="Dead">Units whose φ′ is 0 at every sample.</param>
/// <param name="SignalSquares">Σ (∂L/∂z)².</param>
/// <param name="NonfiniteOutputs">Entries of h that are NaN or infinite.</param>
/// <param name="NonfiniteSignals">Entries of ∂L/∂z that are NaN or infinite.</param>
internal readonly record struct LayerSums(
    int Units,
    int Count,
    double Shift,
    double Output,
    double OutputSquares,
    double Derivative,
    double DerivativeSquares,
    int FiniteDerivatives,
    long Saturated,
    int Dead,
    double SignalSquares,
    int NonfiniteOutputs,
    int NonfiniteSignals)
{
    /// <summary>
    /// The sums if entries of h are not finite. The shift is then 0, because an entry may be infinite, and the standard deviation is not
    /// defined.
    /// </summary>
    /// <param name="count">The number of entries that are not finite.</param>
    /// <param name="sum">Σ h.</param>
    public LayerSums WithNonfiniteOutputs(int count, double sum) =>
        this with { NonfiniteOutputs = count, Shift = 0, Output = sum, OutputSquares = double.NaN };
}
