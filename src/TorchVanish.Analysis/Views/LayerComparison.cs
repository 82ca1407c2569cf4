using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Views;

/// <summary>Whether figures along the layers are useful. A recurrent model with one layer is deep in time instead.</summary>
public static class LayerComparison
{
    public static bool Has(IReadOnlyList<MeasuredRun> runs) =>
        runs.Any(run => run.Config?.Model is not RecurrentConfig || run.HiddenLayers.Count > 1);
}
