using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Reporting.Tests;

/// <summary>Small runs that have everything in them that a figure must tell apart.</summary>
internal static class ApprovedFigures
{
    /// <summary>
    /// Zeros in the first layer, NaN in the second after a while, a value that is not defined in the third; one replicate diverges.
    /// </summary>
    private static readonly RunRecord Mixed = new MadeUpRun
    {
        Name = "mixed",
        Depth = 4,
        Replicates = 3,
        Points = 6,
        LastDiverges = true,
        Twist = (_, step, layer, quantity, value) =>
            IsCount(quantity) ? value
            : layer == 1 && step == 0 && quantity is Quantity.WeightGradientNorm or Quantity.PreactivationGradientNorm ? 0
            : layer == 2 && step > 50 && quantity != Quantity.WeightNorm ? double.PositiveInfinity
            : layer == 3 && quantity is Quantity.DerivativeMean or Quantity.DerivativeRms ? double.NaN
            : value,
    }.Build() with
    { Spectrum = Spectrum() };

    private static readonly RunRecord OneLayer = new MadeUpRun { Name = "one-layer", Depth = 1, Replicates = 1, Points = 5 }.Build();

    public static IReadOnlyDictionary<string, IReadOnlyList<RunRecord>> Runs { get; } = new Dictionary<string, IReadOnlyList<RunRecord>>
    {
        ["mixed"] = [Mixed],
        ["one-layer"] = [OneLayer],
        ["several"] = [Mixed, OneLayer],
        ["recurrent"] = DifficultRuns.All["recurrent"],
    };

    // From end to end, the smallest singular value is zero at initialization.
    private static IReadOnlyList<SpectrumRow> Spectrum() =>
    [
        .. from replicate in Enumerable.Range(0, 3)
           from step in new[] { 0, 100 }
           from layer in Enumerable.Range(0, 5)
           from index in Enumerable.Range(1, 6)
           select new SpectrumRow(replicate, step, layer, index, layer == 0 && index == 6 && step == 0
               ? 0 : (2 + (0.1 * replicate)) * Math.Pow(layer == 0 ? 0.1 : 0.7, index - 1)),
    ];

    private static bool IsCount(Quantity quantity) =>
        quantity is Quantity.NonfiniteCount or Quantity.NonfiniteActivationCount or Quantity.NonfiniteGradientCount;
}
