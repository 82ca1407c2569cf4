using System.Reflection;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>An activation module φ that acts on each number alone: its derivative, and the largest value of it.</summary>
internal sealed class ElementwiseActivation
{
    /// <summary>The largest derivative is searched in [-Reach, Reach]; all of these φ have it there.</summary>
    private const int Reach = 10;

    private const int PointsPerUnit = 1000;

    private static readonly HashSet<string> Kinds =
    [
        "sigmoid", "tanh", "relu", "relu6", "leakyrelu", "prelu", "elu", "selu", "celu", "gelu", "silu", "mish", "softplus", "softsign",
        "hardtanh", "hardsigmoid", "hardswish", "logsigmoid", "tanhshrink", "softshrink", "hardshrink", "threshold",
    ];

    private readonly nn.Module<Tensor, Tensor> _module;
    private double? _supremum;

    private ElementwiseActivation(nn.Module<Tensor, Tensor> module, string kind)
    {
        (_module, Kind) = (module, kind);
        InPlace = IsInPlace(module);
        FromOutput = OutputSlopes.Of(kind);
    }

    public string Kind { get; }

    /// <summary>φ′ from h; null where only autograd computes it.</summary>
    public SlopeMap? FromOutput { get; }

    /// <summary>Whether it overwrites its input.</summary>
    public bool InPlace { get; }

    /// <returns>Null if the module is no such activation.</returns>
    public static ElementwiseActivation? Of(nn.Module module) =>
        module is nn.Module<Tensor, Tensor> function && module.GetType().Assembly == typeof(nn).Assembly
            && Kinds.Contains(LayerSite.KindOf(module))
            ? new ElementwiseActivation(function, LayerSite.KindOf(module))
            : null;

    /// <returns>φ′(z), shaped like z, by autograd; forward() runs no hook.</returns>
    public Tensor Derivative(Tensor z)
    {
        using var enabled = enable_grad();
        using var leaf = z.detach().requires_grad_();
        // A leaf must not be overwritten.
        using var copy = InPlace ? leaf.clone() : leaf.alias();
        using var h = _module.forward(copy);
        using var one = ones_like(h);
        return autograd.grad([h], [leaf], [one])[0];
    }

    /// <returns>sup φ′. That of a PReLU changes as it learns.</returns>
    public double Supremum(Tensor like) => Kind == "prelu" ? Search(like) : _supremum ??= Search(like);

    private double Search(Tensor like)
    {
        using var scope = NewDisposeScope();
        var grid = Enumerable.Range(-Reach * PointsPerUnit, (2 * Reach * PointsPerUnit) + 1).Select(i => (float)i / PointsPerUnit)
            .ToArray();
        // A learned slope for each channel is along dimension 1.
        var z = tensor(grid).to(like.dtype).to(like.device).unsqueeze(1);
        var channels = Kind == "prelu" ? _module.parameters().First().numel() : 1;
        return Derivative(z.expand(-1, channels)).max().to(ScalarType.Float64).cpu().data<double>()[0];
    }

    private static bool IsInPlace(nn.Module module)
    {
        const BindingFlags any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
        return module.GetType().GetProperty("inplace", any)?.GetValue(module) is true
            || module.GetType().GetField("inplace", any)?.GetValue(module) is true
            || module.GetType().GetField("_inplace", any)?.GetValue(module) is true;
    }
}
