using TorchVanish.Analysis.Measured;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Analysis.Views;

/// <summary>
/// What an entry whose φ′ is below 5% of its largest value is called: saturated where φ flattens out, off in the ReLU family, where
/// about half of the entries of a healthy network are.
/// </summary>
public static class SmallDerivatives
{
    public static bool IsReluFamily(ActivationConfig? activation) => activation is ReluConfig or LeakyReluConfig;

    /// <summary>saturated, off, or saturated (ReLU family: off)</summary>
    public static string Word(IReadOnlyList<MeasuredRun> runs) =>
        runs.All(run => IsReluFamily(run.Activation)) ? "off"
        : runs.Any(run => IsReluFamily(run.Activation)) ? "saturated (ReLU family: off)"
        : "saturated";

    public static string Title(IReadOnlyList<MeasuredRun> runs) =>
        runs.All(run => IsReluFamily(run.Activation)) ? "Entries that are off"
        : runs.Any(run => IsReluFamily(run.Activation)) ? "Saturated or off entries"
        : "Saturated entries";
}
