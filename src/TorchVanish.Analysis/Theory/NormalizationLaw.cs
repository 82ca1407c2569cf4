using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>What batch and layer normalization do to the variance of a signal and to the gradient.</summary>
internal static class NormalizationLaw
{
    /// <param name="variance">Of z.</param>
    /// <param name="shared">Covariance of z at two samples.</param>
    /// <returns>The variance that z is divided by, and the correlation of two samples afterwards.</returns>
    public static (double Divisor, double Correlation) Of(UnitNormalizationConfig config, double variance, double shared, int batch)
    {
        if (config is LayerNormConfig)
            return (variance + config.Eps, Math.Clamp(shared / variance, -1, 1));
        // The mean of the batch is removed, so B samples have the correlation −1/(B−1).
        return (((variance - shared) * (batch - 1) / batch) + config.Eps, -1.0 / (batch - 1));
    }

    /// <summary>
    /// What a normalization over n values does to ‖δ‖² besides the division by the mean of σ̂²: the gradient loses the two directions of
    /// the
    /// mean and of the values themselves, and E[1/σ̂²] is that of a χ² law with n − 1 degrees of freedom. In a linear network this is
    /// Yang's
    /// (B−2)/(B−3) a layer.
    /// </summary>
    /// <param name="kept">E[φ′(Z₁) φ′(Z₂)] / E[φ′²]: how much of the gradient has mean 0 over the batch already.</param>
    public static double Backward(UnitNormalizationConfig config, int batch, int units, double kept)
    {
        if (config is LayerNormConfig)
            return units > 3 ? (units - 2.0) / (units - 3.0) : 1;
        double n = batch;
        return (n - 2) * (n - 1) / ((n - kept) * (n - 3));
    }

    /// <summary>E[φ′(Z₁) φ′(Z₂)] / E[φ′²], for two samples.</summary>
    public static double Kept(ActivationMoments moments, double correlation) =>
        moments.Derivative.Product(moments.Derivative, correlation) / moments.DerivativeSquare.Mean;
}
