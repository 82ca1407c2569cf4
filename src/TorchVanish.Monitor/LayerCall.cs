using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>One call of a module in training: its output z, and the activation that used it. Its tensors are aliases of its own.</summary>
internal sealed class LayerCall : IDisposable
{
    private readonly Tensor _z;
    private readonly Tensor? _sum; // of z, when the module returned it
    private Tensor? _h;
    private ElementwiseActivation? _activation;

    /// <param name="output">What the module returned.</param>
    /// <param name="kept">Whether nothing else can overwrite z.</param>
    /// <param name="number">Its place among all calls of the update.</param>
    public LayerCall(Tensor output, bool kept, int number)
    {
        Number = number;
        output.retain_grad();
        // Containers such as Sequential dispose their intermediate tensors.
        _z = output.alias().DetachFromDisposeScope();
        if (!kept)
            _sum = Sum();
    }

    public int Number { get; }

    /// <summary>What the caller got; only compared.</summary>
    public Tensor? Shown { get; set; }

    public bool HasGradient
    {
        get
        {
            using var gradient = _z.grad;
            return gradient is not null;
        }
    }

    /// <summary>Whether z was overwritten after the module returned it.</summary>
    public bool Overwritten()
    {
        if (_sum is null)
            return false;
        using var now = Sum();
        return !Number64(now).Equals(Number64(_sum));
    }

    public void ActivatedBy(ElementwiseActivation activation, Tensor h)
    {
        _h?.Dispose();
        (_activation, _h) = (activation, h.alias().DetachFromDisposeScope());
    }

    public SignalSums Measure(bool channelsFirst) => SignalSums.Of(_z, _h, _activation, channelsFirst, Number);

    public void Dispose()
    {
        _z.Dispose();
        _sum?.Dispose();
        _h?.Dispose();
        Shown = null;
    }

    private Tensor Sum()
    {
        using var none = no_grad();
        using var detached = _z.detach();
        return detached.sum().DetachFromDisposeScope();
    }

    private static double Number64(Tensor scalar)
    {
        using var wide = scalar.to(ScalarType.Float64);
        using var here = wide.cpu();
        return here.data<double>()[0];
    }
}
