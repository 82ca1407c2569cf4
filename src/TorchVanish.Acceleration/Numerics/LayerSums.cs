namespace TorchVanish.Acceleration.Numerics;

/// <summary>What passes through one layer of one replicate forwards and backwards, to the precision of its entries at least.</summary>
/// <param name="Units">d_l.</param>
/// <param name="Count">Entries of h, d_l · B.</param>
/// <param name="Shift">One of these: sums are taken about it, so that the spread of a saturated layer does not drown in its mean.</param>
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
    /// The sums where entries of h are not finite. They cannot be taken about an entry, which may be infinite; and no standard deviation is
    /// defined.
    /// </summary>
    /// <param name="count">How many entries are not finite.</param>
    /// <param name="sum">Σ h.</param>
    public LayerSums WithNonfiniteOutputs(int count, double sum) =>
        this with { NonfiniteOutputs = count, Shift = 0, Output = sum, OutputSquares = double.NaN };
}
