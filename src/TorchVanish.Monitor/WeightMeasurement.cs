using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>What is measured of the W of a site at one update: before the update when made, after it when finished.</summary>
internal sealed class WeightMeasurement : IDisposable
{
    private readonly IReadOnlyList<Parameter> _weights;
    private readonly IReadOnlyList<Tensor> _before; // W(t)

    /// <param name="site">One with parameters.</param>
    /// <param name="lossScale">What the gradients are divided by.</param>
    public WeightMeasurement(LayerSite site, double lossScale, bool called)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        _weights = site.Weights;
        _before = [.. site.Weights.Select(LayerSite.Copy)];
        var trainable = site.Parameters.Where(parameter => parameter.requires_grad).ToArray();
        var gradients = trainable.Select(parameter => parameter.grad).OfType<Tensor>().ToArray();
        var largest = gradients.Length == 0 ? 0 : Norm(gradients);
        // zero_grad() of a module sets gradients to zero: those of a layer that was not called are no gradients of this update.
        State = trainable.Length == 0 ? LayerState.Frozen
            : gradients.Length == 0 || (largest == 0 && !called) ? LayerState.NoGradient
            : LayerState.Trained;
        var ofWeights = site.Weights.Where(weight => weight.requires_grad).Select(weight => weight.grad).OfType<Tensor>().ToArray();
        WeightGradientNorm = State == LayerState.Trained && ofWeights.Length > 0 ? Norm(ofWeights) / lossScale : double.NaN;
        AnyGradient = largest != 0;
        WeightNorm = Norm(_before);
        WeightChange = Distance(_before, site.Start) / Norm(site.Start);
    }

    public LayerState State { get; }

    public double WeightGradientNorm { get; }

    public double WeightNorm { get; }

    public double WeightChange { get; }

    /// <summary>Whether a parameter got a gradient other than 0.</summary>
    public bool AnyGradient { get; }

    /// <returns>‖W(t+1) − W(t)‖ / ‖W(t)‖; call it after the update and before the next.</returns>
    public double UpdateRatio() => Distance(_weights, _before) / WeightNorm;

    public void Dispose()
    {
        foreach (var tensor in _before)
            tensor.Dispose();
    }

    /// <returns>The norm of all entries of all of them together, computed in float64.</returns>
    public static double Norm(IEnumerable<Tensor> tensors)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        return Math.Sqrt(SignalSums.Numbers([.. tensors.Select(tensor => tensor.detach().to(ScalarType.Float64).square().sum())]).Sum());
    }

    private static double Distance(IEnumerable<Tensor> these, IEnumerable<Tensor> those)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        // A model may have moved to another device since.
        return Norm(these.Zip(those, (a, b) => a.detach().to(ScalarType.Float64) - b.to(a.device).to(ScalarType.Float64)));
    }
}
