using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Export;

/// <summary>What the tests put into an exported program between its samples and its training loop.</summary>
public static class ExportedHook
{
    [ThreadStatic]
    private static ExportedRun? _run;

    /// <summary>Called by the compiled program. Gives it our network's weights and our batch.</summary>
    public static (Tensor X, Tensor Y) Begin(nn.Module<Tensor, Tensor> model, Tensor x, Tensor y) => _run!.Begin(model, x, y);

    internal static void During(ExportedRun run, Action program)
    {
        _run = run;
        try
        {
            program();
        }
        finally
        {
            _run = null;
        }
    }
}

/// <summary>One run of an exported program beside our own network.</summary>
/// <param name="inputs">[1, B, features].</param>
/// <param name="labels">As <see cref="TargetNumbers"/> takes them.</param>
/// <param name="evaluate">Whether to train in evaluation mode, without dropout.</param>
internal sealed class ExportedRun(ReplicateGroup group, Tensor inputs, Tensor labels, bool hinge, bool evaluate)
{
    private nn.Module<Tensor, Tensor>? _model;

    /// <summary>The weights that the program drew, by our names.</summary>
    public Dictionary<string, Tensor> Drawn { get; private set; } = [];

    /// <summary>Of our weights and our batch, before training.</summary>
    public Tensor? Outputs { get; private set; }

    /// <summary>The trained weights, by our names.</summary>
    public Dictionary<string, Tensor> Parameters => Named(_model!);

    public (Tensor X, Tensor Y) Begin(nn.Module<Tensor, Tensor> model, Tensor x, Tensor y)
    {
        _model = model;
        Drawn = Named(model).ToDictionary(named => named.Key, named => named.Value.detach().clone());
        using (no_grad())
        {
            foreach (var (name, parameter) in group.Parameters)
                Named(model)[name].copy_(parameter.view(Named(model)[name].shape));
        }
        if (evaluate)
            model.eval();
        Assert.Equal(inputs.dtype, x.dtype);
        x = inputs.view(x.shape);
        Outputs = model.call(x).detach();
        return (x, Targets(y));
    }

    private Tensor Targets(Tensor y)
    {
        if (y.dtype == ScalarType.Int64)
            return labels.view(y.shape);
        Assert.Equal(inputs.dtype, y.dtype);
        var numbers = TargetNumbers.Of(Outputs!.unsqueeze(0), labels);
        return (hinge ? (2 * numbers) - 1 : numbers).view(y.shape);
    }

    private static Dictionary<string, Tensor> Named(nn.Module model) =>
        model.named_parameters().ToDictionary(named => OurName(named.name), named => (Tensor)named.parameter);

    // A run names the parameters of self-attention weight, output_weight, ..., and has no level for a branch.
    private static string OurName(string exported)
    {
        var name = System.Text.RegularExpressions.Regex.Replace(exported, @"^block\d+\.branch\.", "");
        name = name.Replace(".branch.", ".").Replace(".qkv.", ".");
        return System.Text.RegularExpressions.Regex.Replace(name, @"\.output\.(weight|bias)$", ".output_$1");
    }
}
