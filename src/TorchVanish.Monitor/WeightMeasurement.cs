using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>What is measured of the W of a site at one update: before the update when made, after it when finished.</summary>
internal sealed class WeightMeasurement : IDisposable
{
    private readonly IReadOnlyList<Parameter> _weights;
    private readonly IReadOnlyList<Tensor> _before; // W(t)
    private readonly IReadOnlyList<Moments> _ofBefore;
    private readonly IReadOnlyList<Moments> _ofStart;
    private readonly IReadOnlyList<Moments> _change;
    private readonly IReadOnlyList<Moments> _gradients;
    private readonly IReadOnlyList<Moments> _weightGradients;
    private readonly bool _frozen;
    private readonly bool _called;
    private readonly double _lossScale;
    private IReadOnlyList<Moments> _update = [];

    /// <param name="site">One with parameters.</param>
    /// <param name="lossScale">What the gradients are divided by.</param>
    /// <param name="called">Whether it was called, as far as hooks can tell.</param>
    public WeightMeasurement(LayerSite site, ParameterGradients gradients, double lossScale, bool called, PendingNumbers pending)
    {
        (_weights, _lossScale, _called) = (site.Weights, lossScale, called);
        _before = [.. site.Weights.Select(LayerSite.Copy)];
        _ofBefore = [.. _before.Select(weight => Moments.Of(weight, pending))];
        _ofStart = site.OfStart(pending);
        _change = [.. _before.Zip(site.Start, (now, start) => Moments.OfDifference(now, start, pending))];
        _frozen = !site.Parameters.Any(parameter => parameter.requires_grad);
        _gradients = gradients.Of(site.Parameters);
        _weightGradients = gradients.Of(site.Weights);
    }

    // zero_grad() of a module sets gradients to zero: those of a layer that was not called are no gradients of this update.
    public LayerState State => _frozen ? LayerState.Frozen
        : _gradients.Count == 0 || (!AnyGradient && !_called) ? LayerState.NoGradient
        : LayerState.Trained;

    public double WeightGradientNorm =>
        State == LayerState.Trained && _weightGradients.Count > 0 ? Norm(_weightGradients) / _lossScale : double.NaN;

    public double WeightNorm => Norm(_ofBefore);

    public double WeightChange => Norm(_change) / Norm(_ofStart);

    /// <summary>‖W(t+1) − W(t)‖ / ‖W(t)‖; known after the update was measured and read.</summary>
    public double UpdateRatio => _update.Count == 0 ? double.NaN : Norm(_update) / WeightNorm;

    /// <summary>Whether a parameter got a gradient other than 0.</summary>
    private bool AnyGradient => Norm(_gradients) != 0;

    /// <summary>To be called after the update and before the next.</summary>
    public void MeasureUpdate(PendingNumbers pending)
    {
        // The model may have been disposed before the monitor.
        if (!_weights.Any(weight => weight.IsInvalid))
            _update = [.. _weights.Zip(_before, (now, before) => Moments.OfDifference(now, before, pending))];
    }

    public void Dispose()
    {
        foreach (var tensor in _before)
            tensor.Dispose();
    }

    /// <returns>The norm of all entries of all of them together; their numbers must have been read.</returns>
    public static double Norm(IEnumerable<Moments> parts) => Math.Sqrt(parts.Sum(part => part.Squares));
}
