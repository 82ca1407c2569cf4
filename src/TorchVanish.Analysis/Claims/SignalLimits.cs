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

    /// <summary>What is left of the signal at the first layer, where a statement says that it does not vanish.</summary>
    public static Case Kept(string name, Statistics.Interval ratio, string quantity = TenLayers) =>
        new(name, quantity, ratio, Bound.Above(Vanished, "10⁻³"));

    /// <summary>The same where a statement says that it vanishes.</summary>
    public static Case Gone(string name, Statistics.Interval ratio, string quantity = TenLayers) =>
        new(name, quantity, ratio, Bound.Below(Vanished, "10⁻³"));

    /// <summary>The quantity of most claims.</summary>
    public const string TenLayers = "‖δ₁‖/‖δ₁₀‖ at initialization";
}
