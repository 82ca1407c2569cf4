using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>
/// One call of a module in training. What it returned is summed up at once, while it is what the module returned; of its output z only an
/// alias is kept, for the gradient.
/// </summary>
internal sealed class LayerCall : IDisposable
{
    private readonly Tensor _z;
    private readonly bool _kept;
    private readonly bool _channelsFirst;
    private readonly Moments _returned;
    private Moments _shown;
    private Slopes? _slopes;
    private (Moments Gradient, Moments Now)? _end;

    /// <param name="output">What the module returned.</param>
    /// <param name="returned">Its sums.</param>
    /// <param name="kept">Whether nothing else can overwrite z.</param>
    /// <param name="number">Its place among all calls of the update.</param>
    public LayerCall(Tensor output, Moments returned, bool kept, bool channelsFirst, int number)
    {
        (_returned, _shown, _kept, _channelsFirst, Number) = (returned, returned, kept, channelsFirst, number);
        output.retain_grad();
        // Containers such as Sequential dispose their intermediate tensors.
        _z = output.alias().DetachFromDisposeScope();
    }

    public int Number { get; }

    /// <summary>What the caller got; only compared.</summary>
    public Tensor? Shown { get; set; }

    /// <summary>Whether z was overwritten after the module returned it; known when the pass was read.</summary>
    public bool Overwritten => !_kept && _end is { } end && !end.Now.Same(_returned);

    public bool HasGradient
    {
        get
        {
            using var gradient = _z.grad;
            return gradient is not null;
        }
    }

    public void ActivatedBy(ElementwiseActivation activation, Tensor h, Moments ofH, PendingNumbers pending)
    {
        _shown = ofH;
        _slopes = Slopes.Of(activation, _z, h, _channelsFirst, _returned.MayBeNonfinite, pending);
    }

    /// <summary>Sums up the gradient, and lets z go.</summary>
    /// <returns>Whether there was one.</returns>
    public bool End(PendingNumbers pending)
    {
        using var gradient = _z.grad;
        if (gradient is not null)
        {
            var ofGradient = Moments.Of(gradient, pending);
            _end = (ofGradient, _kept ? _returned : Moments.Of(_z, pending));
        }
        Dispose();
        return _end is not null;
    }

    /// <returns>The sums of a call that has ended; to be called after its numbers were read.</returns>
    public SignalSums Sums() => SignalSums.Of(Number, _shown, _end!.Value.Gradient, _slopes);

    public void Dispose()
    {
        _z.Dispose();
        Shown = null;
    }
}
