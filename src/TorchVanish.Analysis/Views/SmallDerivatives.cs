using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Views;

/// <summary>
/// The word for an entry whose φ′ is below 5% of its largest value: saturated for activations that flatten out; off for the ReLU family,
/// in which about half of the entries of a healthy network are off.
/// </summary>
public static class SmallDerivatives
{
    /// <summary>saturated, off, or saturated (ReLU family: off)</summary>
    public static string Word(IReadOnlyList<MeasuredRun> runs) =>
        runs.All(run => ActivationFamily.IsRelu(run.Activation)) ? "off"
        : runs.Any(run => ActivationFamily.IsRelu(run.Activation)) ? "saturated (ReLU family: off)"
        : "saturated";

    public static string Title(IReadOnlyList<MeasuredRun> runs) =>
        runs.All(run => ActivationFamily.IsRelu(run.Activation)) ? "Entries that are off"
        : runs.Any(run => ActivationFamily.IsRelu(run.Activation)) ? "Saturated or off entries"
        : "Saturated entries";
}
