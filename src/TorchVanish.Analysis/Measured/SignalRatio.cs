namespace TorchVanish.Analysis.Measured;

/// <summary>
/// The limits for ‖δ₁‖/‖δ_depth‖ that claims, predictions, diagnoses and summaries share, so that their words have the same meaning.
/// </summary>
public static class SignalRatio
{
    /// <summary>
    /// Vanished: a thousandth, three decades from the last hidden layer to the first. The number is a choice. AutoTrainer (ICSE
    /// 2021) uses the same number, but for weight gradients during training, and also requires that of the first layer to be below 10⁻⁴.
    /// </summary>
    public const double Vanished = 1e-3;

    /// <summary>Exploded: three decades in the other direction.</summary>
    public const double Exploded = 1e3;
}
