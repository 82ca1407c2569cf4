namespace TorchVanish.Analysis.Measured;

/// <summary>
/// The limits for ‖δ₁‖/‖δ_depth‖ that claims, predictions and diagnoses share, so that a word has the same meaning in all.
/// </summary>
public static class SignalRatio
{
    /// <summary>
    /// Vanished: a thousandth, three decades from the last hidden layer to the first. The number is our choice. AutoTrainer (ICSE
    /// 2021) uses the same number, but for weight gradients during training, and also requires the first layer's to be below 10⁻⁴.
    /// </summary>
    public const double Vanished = 1e-3;

    /// <summary>Exploded: the same three decades the other way.</summary>
    public const double Exploded = 1e3;
}
