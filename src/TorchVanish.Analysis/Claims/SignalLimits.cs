using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Claims;

/// <summary>The thresholds for ‖δ₁‖/‖δ_depth‖ that several claims share, so that a word has the same meaning in all of them.</summary>
internal static class SignalLimits
{
    /// <inheritdoc cref="SignalRatio.Vanished"/>
    public const double Vanished = SignalRatio.Vanished;

    /// <inheritdoc cref="SignalRatio.Exploded"/>
    public const double Exploded = SignalRatio.Exploded;

    /// <summary>Stable: within one order of magnitude either way.</summary>
    public const double Order = 10;

    /// <summary><see cref="Vanished"/> and its origin, for the text of a rule.</summary>
    public const string VanishedAndWhy = "10⁻³ (our choice; AutoTrainer uses the same number for weight gradients)";

    /// <summary>Whether the whole interval is within an order of magnitude of 1.</summary>
    public static Decision Stable(Statistics.Interval ratio) => Decide.Within(ratio, 1 / Order, Order);

    /// <summary>The signal at the first layer, for a statement that it does not vanish.</summary>
    public static Case Kept(string name, Statistics.Interval ratio, string quantity = TenLayers) =>
        new(name, quantity, ratio, Bound.Above(Vanished, "10⁻³"));

    /// <summary>The signal at the first of ten layers, for a statement that it vanishes.</summary>
    public static Case Gone(string name, Statistics.Interval ratio) =>
        new(name, TenLayers, ratio, Bound.Below(Vanished, "10⁻³"));

    /// <summary>The quantity of most claims.</summary>
    public const string TenLayers = "‖δ₁‖/‖δ₁₀‖ at initialization";
}
