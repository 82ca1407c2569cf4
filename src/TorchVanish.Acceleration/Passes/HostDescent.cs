using TorchVanish.Acceleration.Numerics;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Passes;

/// <summary>Plain SGD of a float32 stack, and the norm of its gradient, in one pass over memory instead of two.</summary>
internal static class HostDescent
{
    public static bool Makes(ReplicateGroup group, TrainingConfig training)
    {
        var parameter = group.Parameters[0].parameter;
        return training is { Optimizer: SgdConfig, Momentum: 0, WeightDecay: 0, Clipping: NoClippingConfig }
            && group.Count > 1 && parameter.device_type == TorchSharp.DeviceType.CPU && parameter.dtype == ScalarType.Float32;
    }

    /// <param name="sums">The sums over the weights to fill in; null for none.</param>
    /// <returns>[R], float64: the norm of the gradient.</returns>
    public static Tensor Step(ReplicateGroup group, float rate, WeightSums? sums)
    {
        using var scope = NewDisposeScope();
        var squares = new double[group.Count];
        foreach (var (_, parameter) in group.Parameters)
        {
            if (parameter.grad is not { } gradient)
                continue;
            var layer = sums?.LayerOf(parameter);
            var start = layer is { } known ? HostSpan.Of(sums!.Start(known)) : [];
            var w = HostSpan.Of(parameter);
            var g = HostSpan.Of(gradient);
            var count = w.Length / group.Count;
            for (var r = 0; r < group.Count; r++)
            {
                var weights = w.Slice(r * count, count);
                var slopes = g.Slice(r * count, count);
                if (layer is { } place)
                {
                    sums!.Watch(place, r, weights);
                    sums[place][r] = MeasuredDescent.Step(weights, slopes, start.Slice(r * count, count), rate);
                    squares[r] += sums[place][r].Gradient;
                }
                else
                {
                    squares[r] += Sums<float, WideSingle>.OfSquares(slopes);
                    Descent.Step(weights, slopes, rate);
                }
            }
        }
        return tensor([.. squares.Select(Math.Sqrt)]).MoveToOuterDisposeScope();
    }
}
