using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// What a run folder says of data that stand in a file elsewhere: their number of features, from the size of the first layer.
/// </summary>
internal static class RunFacts
{
    /// <returns>Null where the config says all, and where inputs are not standardized, so that their moments are nowhere.</returns>
    public static InputFacts? Of(MeasuredRun run)
    {
        if (run.Config is not { Data: CsvConfig or IdxFilesConfig and StandardizedConfig { Standardize: true } } config
            || run.Record.Manifest is not { Layers: [{ } first, .., { } last] })
        {
            return null;
        }
        var (units, outputs, others) = config.Model switch
        {
            // A bias for each unit, and with a normalization a scale and a shift.
            MlpConfig mlp => (mlp.Width[1], Outputs(last, mlp.Width[mlp.Depth]),
                mlp.Normalization is UnitNormalizationConfig || mlp.Residual == Residual.Block ? 3 : 1),
            SequentialConfig sequential when Ends(sequential) is var (lowest, highest) =>
                (lowest.OutFeatures, highest.OutFeatures, lowest.Bias ? 1 : 0),
            _ => (0, 0, 0),
        };
        if (units == 0 || outputs == 0)
            return null;
        var features = (int)((first.Parameters / units) - others);
        return features > 0 ? new(features, outputs, 1, 0, 0, 0, 0, 1.0 / outputs, null) : null;
    }

    private static int Outputs(LayerManifest layer, int inputs) => (int)(layer.Parameters / (inputs + 1));

    private static (LinearLayerConfig First, LinearLayerConfig Last)? Ends(SequentialConfig model)
    {
        var weighted = LayerTree.All(model).Select(layer => layer.Config).OfType<WeightedLayerConfig>().ToList();
        return weighted is [LinearLayerConfig first, .., LinearLayerConfig last] ? (first, last) : null;
    }
}
