using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Computes the norm, clips and updates after a backward pass. It uses TorchSharp's optimizer or, if <see cref="IHostPasses"/> are
/// registered and support the update, these.
/// </summary>
internal sealed class ParameterUpdate : IDisposable
{
    private readonly ReplicateGroup _group;
    private readonly TrainingConfig _training;
    private readonly optim.Optimizer _optimizer;
    private readonly IHostPasses? _passes;
    private int _updates;

    public ParameterUpdate(TrainingConfig training, ReplicateGroup group)
    {
        (_training, _group) = (training, group);
        _optimizer = Optimizers.For(training, group.Parameters.Select(p => p.parameter));
        _passes = group.HostForms && IHostPasses.Registered is { } passes && passes.Updates(group, training) ? passes : null;
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
        if (_passes is not null)
        {
            // The update does not change the gradients.
            var descended = _passes.Update(_group, NextRate(), sample: null);
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
        sample.KeepBeforeUpdate(byHostPasses: _passes is not null);
        if (_passes is not null)
        {
            var norm = _passes.Update(_group, NextRate(), sample.Measurement);
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
}
