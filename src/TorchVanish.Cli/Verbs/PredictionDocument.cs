using System.Text.Json.Nodes;
using TorchVanish.Analysis.Theory;
using TorchVanish.Cli.Terminal;

namespace TorchVanish.Cli.Verbs;

/// <summary>The output of predict --json.</summary>
internal static class PredictionDocument
{
    public static JsonObject Of(Prediction prediction) => new()
    {
        ["verdict"] = PredictionWords.Name(prediction.Verdict),
        ["layers"] = JsonOutput.Array(prediction.Layers, Layer),
        ["depth_scale"] = JsonOutput.Number(prediction.DepthScale),
        ["nearest_stable"] = prediction.NearestStable is { } stable
            ? new JsonObject
            {
                ["weight_scale"] = JsonOutput.Number(stable.WeightScale),
                ["change"] = new JsonObject(stable.Changes.Select(change =>
                    KeyValuePair.Create(change.Path, JsonNode.Parse(change.Value)))),
            }
            : null,
        ["reason"] = prediction.Reason,
    };

    private static JsonObject Layer(PredictedLayer layer) => new()
    {
        ["layer"] = layer.Layer,
        ["q"] = JsonOutput.Number(layer.Q),
        ["chi"] = JsonOutput.Number(layer.Chi),
        ["preactivation_gradient_ratio"] = JsonOutput.Number(layer.Ratio),
        ["low"] = JsonOutput.Number(layer.Low),
        ["high"] = JsonOutput.Number(layer.High),
        ["weight_gradient_ratio"] = JsonOutput.Number(layer.WeightRatio),
    };
}
