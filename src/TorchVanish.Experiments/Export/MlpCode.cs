using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;

namespace TorchVanish.Experiments.Export;

/// <summary>A multilayer perceptron as C#. Its parameters have the same names as in a run.</summary>
internal static class MlpCode
{
    public static ModelCode Of(MlpConfig mlp, int batch, LabelledSamples samples)
    {
        var nodes = new List<ModuleNode>();
        var inputs = samples.Features;
        for (var layer = 1; layer <= mlp.Depth; layer++)
        {
            var width = mlp.Width[layer];
            var modules = Layer(mlp, layer, inputs, width);
            if (mlp.Residual != Residual.None && inputs == width)
                nodes.Add(new($"block{Number(layer)}", "new Residual(") { Branch = [.. modules], After = ")" });
            else
                nodes.AddRange(modules);
            inputs = width;
        }
        nodes.Add(new(LayeredNetwork.OutputName, $"Linear({inputs}, {samples.Classes})"));
        return new ModelCode(
            SequentialCode.Of(nodes),
            [batch, samples.Features],
            [
                .. Enumerable.Range(1, mlp.Depth).Select(LayeredNetwork.HiddenName).Append(LayeredNetwork.OutputName)
                    .Select(name => new WeightsCode($"{name}.weight", $"{name}.bias", mlp.Initialization, null, "Linear")),
            ],
            [
                .. ModuleClasses.For(mlp.Activation),
                .. nodes.Exists(node => node.Branch.Count > 0) ? [ModuleClasses.Residual(scaled: false)] : Array.Empty<string>(),
            ]);
    }

    private static IEnumerable<ModuleNode> Layer(MlpConfig mlp, int layer, int inputs, int width)
    {
        var name = $"hidden{Number(layer)}";
        yield return new(name, $"Linear({inputs}, {width})");
        var normalization = MlpBuilder.NormalizationOf(mlp);
        var normalize = ModuleCode.Of(normalization, width) is { } code ? new ModuleNode($"{name}_normalization", code) : null;
        var after = normalization is UnitNormalizationConfig { Position: NormalizationPosition.AfterActivation };
        if (normalize is not null && !after)
            yield return normalize;
        if (ModuleCode.Of(mlp.Activation) is { } phi)
            yield return new($"{name}_activation", phi);
        if (normalize is not null && after)
            yield return normalize;
    }

    private static string Number(int layer) => $"{ModuleNode.Mark}{layer}{ModuleNode.Mark}";
}
