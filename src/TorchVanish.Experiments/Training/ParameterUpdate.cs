using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using TorchVanish.Experiments.Probes;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Computes the norm, clips and updates after a backward pass. It uses TorchSharp's optimizer or, for plain SGD of a float32 stack on the
/// CPU, one pass over memory instead of two.
/// </summary>
internal sealed class ParameterUpdate : IDisposable
{
    private readonly ReplicateGroup _group;
    private readonly TrainingConfig _training;
    private readonly optim.Optimizer _optimizer;
    private readonly bool _inOnePass;
    private int _updates;

    public ParameterUpdate(TrainingConfig training, ReplicateGroup group)
    {
        (_training, _group) = (training, group);
        _optimizer = Optimizers.For(training, group.Parameters.Select(p => p.parameter));
        var parameter = group.Parameters[0].parameter;
        _inOnePass = training is { Optimizer: SgdConfig, Momentum: 0, WeightDecay: 0, Clipping: NoClippingConfig }
            && group.HostForms && group.Count > 1 && parameter.device_type == TorchSharp.DeviceType.CPU
            && parameter.dtype == ScalarType.Float32;
    }

    /// <summary>Clips the gradients.</summary>
    /// <returns>[R], float64: the norm of the gradient before and after clipping.</returns>
    public (Tensor norm, Tensor clipped) Clip()
    {
        var norm = Gradients.Norm(_group);
        Gradients.Clip(_group, _training.Clipping, norm);
        return (norm, _training.Clipping is NoClippingConfig ? norm : Gradients.Norm(_group));
    }

    /// <param name="look">Called with the norm before clipping changes the gradients.</param>
    /// <returns>[R], float64: the norm of the gradient before clipping.</returns>
    public Tensor NormAndStep(Action<Tensor>? look = null)
    {
        if (_inOnePass)
        {
            // The update does not change the gradients.
            var descended = Descend(null);
            look?.Invoke(descended);
            return descended;
        }
        var norm = Gradients.Norm(_group);
        look?.Invoke(norm);
        Gradients.Clip(_group, _training.Clipping, norm);
        OptimizerStep();
        return norm;
    }

    /// <summary>The update of a sampled step. The sample keeps or measures the values that the update changes.</summary>
    /// <returns>[R], float64: the norm of the gradient before clipping and after.</returns>
    public (Tensor norm, Tensor clipped) Step(NetworkProbe.Sample sample)
    {
        var left = sample.KeepBeforeUpdate(updateMeasures: _inOnePass);
        if (_inOnePass)
        {
            var norm = Descend(left);
            return (norm, norm);
        }
        var norms = Clip();
        OptimizerStep();
        return norms;
    }

    /// <summary>The step after the last update: the same measurements without an update.</summary>
    /// <returns>[R], float64: the norm of the gradient before clipping and after.</returns>
    public (Tensor norm, Tensor clipped) OnlyClip(NetworkProbe.Sample sample)
    {
        sample.KeepBeforeUpdate();
        return Clip();
    }

    public void Dispose() => _optimizer.Dispose();

    private void OptimizerStep()
    {
        var rate = NextRate();
        if (_training.Schedule is not ConstantScheduleConfig { WarmupSteps: 0 })
        {
            foreach (var parameters in _optimizer.ParamGroups)
                parameters.LearningRate = rate;
        }
        _optimizer.step();
    }

    // Sets the learning rate of the next update, and counts the update.
    private double NextRate() => _training.LearningRate * _training.Schedule.ShareOf(_updates++, _training.Steps);

    /// <param name="sums">The sums over the weights to fill in; null for none.</param>
    /// <returns>[R], float64: the norm of the gradient.</returns>
    private Tensor Descend(WeightSums? sums)
    {
        using var scope = NewDisposeScope();
        var squares = new double[_group.Count];
        var rate = (float)NextRate();
        foreach (var (_, parameter) in _group.Parameters)
        {
            if (parameter.grad is not { } gradient)
                continue;
            var layer = sums?.LayerOf(parameter);
            var start = layer is { } known ? HostSpan.Of(sums!.Start(known)) : [];
            var w = HostSpan.Of(parameter);
            var g = HostSpan.Of(gradient);
            var count = w.Length / _group.Count;
            for (var r = 0; r < _group.Count; r++)
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
