using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Tests.Snapshots;

namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>PyTorch's measurements on small networks. tests/fixtures/make_pytorch_fixture.py generates the files.</summary>
internal static class PytorchFixture
{
    private static readonly JsonNode Quantities = JsonNode.Parse(File.ReadAllText(At("pytorch-quantities.json")))!;

    private static readonly SafetensorsFile Weights = SafetensorsFile.Read(At("pytorch-weights.safetensors"));

    private static readonly SafetensorsFile Tensors = SafetensorsFile.Read(At("pytorch-tensors.safetensors"));

    public static IReadOnlyList<string> Names { get; } = [.. Quantities["cases"]!.AsArray().Select(c => (string)c!["name"]!)];

    /// <summary>The columns of a training row after the step, and of a layers row after step and layer.</summary>
    public static (string[] training, string[] layers) Columns { get; } = (Strings("training")[1..], Strings("layers")[2..]);

    private static readonly DataSplit NoSequences = new(Samples("batch", timeSteps: 1), Samples("validation", timeSteps: 1));

    private static readonly DataSplit Sequences =
        new(Samples("sequence_batch", timeSteps: 4), Samples("sequence_validation", timeSteps: 4));

    /// <summary>The batch and the validation split that a case uses.</summary>
    public static DataSplit Data(string name) => Kind(name) == "mlp" ? NoSequences : Sequences;

    /// <summary>The initial values of the parameters, which are the same for all cases with the same kind of model.</summary>
    public static Func<string, double[]> Parameters(string name) =>
        parameter => Weights[Kind(name) == "mlp" ? $"parameter/{parameter}" : $"{Kind(name)}/parameter/{parameter}"].Values;

    /// <param name="what">gradients or preactivation_gradients (at step 0), or parameters (after the last step).</param>
    /// <returns>The values, in ordinal order of the names.</returns>
    public static double[] Flat(string name, string what) => Tensors[$"{name}/{what}"].Values;

    /// <summary>The config of the case, read by ConfigReader.</summary>
    public static ExperimentConfig Config(string name, Dtype dtype)
    {
        var found = Case(name);
        var model = found["model"]!.DeepClone().AsObject();
        if (Kind(name) == "mlp")
            (model["kind"], model["depth"], model["width"]) = ("mlp", 3, 5);
        else
            model["hidden_size"] = 5;
        var training = found["training"]!.DeepClone().AsObject();
        training["batch_size"] = Data(name).Training.Count;
        training["steps"] = 3;
        var config = new JsonObject { ["model"] = model, ["training"] = training, ["probes"] = new JsonObject { ["schedule"] = "every" } };
        return ConfigReader.Read(config.ToJsonString(), name, ".") with { Dtype = dtype };
    }

    public static IEnumerable<(int step, double[] values)> TrainingRows(string name, Dtype dtype) =>
        Rows(name, dtype, "training").Select(row => ((int)row[0], row[1..]));

    public static IEnumerable<(int step, int layer, double[] values)> LayerRows(string name, Dtype dtype) =>
        Rows(name, dtype, "layers").Select(row => ((int)row[0], (int)row[1], row[2..]));

    public static IEnumerable<(int step, int time, double norm)> TimestepRows(string name, Dtype dtype) =>
        Kind(name) == "mlp" ? [] : Rows(name, dtype, "timesteps").Select(row => ((int)row[0], (int)row[1], row[2]));

    private static string Kind(string name) => (string?)Case(name)["model"]!["kind"] ?? "mlp";

    // The file stores NaN as null, because JSON has no NaN.
    private static double[][] Rows(string name, Dtype dtype, string table)
    {
        var rows = Case(name)[dtype.ToString().ToLowerInvariant()]![table].Deserialize<double?[][]>()!;
        return [.. rows.Select(row => row.Select(value => value ?? double.NaN).ToArray())];
    }

    private static JsonNode Case(string name) => Quantities["cases"]!.AsArray().Single(c => (string)c!["name"]! == name)!;

    private static string[] Strings(string table) => Quantities["columns"]![table].Deserialize<string[]>()!;

    private static LabelledSamples Samples(string name, int timeSteps)
    {
        var (x, y) = (Weights[$"{name}/x"], Weights[$"{name}/y"]);
        return new LabelledSamples(
            [.. x.Values.Select(v => (float)v)], [.. y.Values.Select(v => (int)v)], (int)x.Shape[1], Classes: 3, timeSteps);
    }

    private static string At(string file, [CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "fixtures", file));
}
