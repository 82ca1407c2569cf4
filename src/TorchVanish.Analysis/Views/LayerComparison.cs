using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Views;

/// <summary>Whether figures along the layers show something: the depth of a recurrent model with one layer is its sequence.</summary>
public static class LayerComparison
{
    public static bool Has(IReadOnlyList<MeasuredRun> runs) =>
        runs.Any(run => run.Config?.Model is not RecurrentConfig || run.HiddenLayers.Count > 1);
}
