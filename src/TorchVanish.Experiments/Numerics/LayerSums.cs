namespace TorchVanish.Experiments.Numerics;

/// <summary>What passes through one layer of one replicate forwards and backwards, to the precision of its entries at least.</summary>
/// <param name="Units">d_l.</param>
/// <param name="Count">Entries of h, d_l · B.</param>
/// <param name="Shift">One of these: sums are taken about it, so that the spread of a saturated layer does not drown in its mean.</param>
/// <param name="Output">Σ (h − shift).</param>
/// <param name="OutputSquares">Σ (h − shift)².</param>
/// <param name="Derivative">Σ φ′.</param>
/// <param name="DerivativeSquares">Σ φ′².</param>
/// <param name="Saturated">Entries at which φ′ lies below a threshold.</param>
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
    long Saturated,
    int Dead,
    double SignalSquares,
    int NonfiniteOutputs,
    int NonfiniteSignals);
