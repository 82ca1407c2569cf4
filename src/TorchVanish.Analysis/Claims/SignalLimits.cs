namespace TorchVanish.Analysis.Claims;

/// <summary>The thresholds that several claims hold ‖δ₁‖/‖δ_depth‖ against, so that a word means the same in all of them.</summary>
internal static class SignalLimits
{
    /// <summary>
    /// Vanished: a thousandth, three decades from the last hidden layer to the first. The number is our choice. AutoTrainer (ICSE
    /// 2021) has the same one, but for weight gradients during training, and asks besides that the first layer's is below 10⁻⁴.
    /// </summary>
    public const double Vanished = 1e-3;

    /// <summary>Exploded: the same three decades the other way.</summary>
    public const double Exploded = 1e3;

    /// <summary>Stable: within one order of magnitude either way.</summary>
    public const double Order = 10;

    /// <summary>Where <see cref="Vanished"/> comes from, as a rule says it.</summary>
    public const string WhyVanished = "a thousandth, our choice (AutoTrainer has the same number for weight gradients)";

    /// <summary>Whether the whole interval is within an order of magnitude of 1.</summary>
    public static Decision Stable(Statistics.Interval ratio) => Decide.Within(ratio, 1 / Order, Order);
}
