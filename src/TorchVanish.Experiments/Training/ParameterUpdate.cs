using System.Runtime.InteropServices;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using TorchVanish.Records.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// What follows a backward pass: norm, clipping, update and clearing of the gradients. By TorchSharp's optimizer; or, for plain SGD
/// of a float32 stack on the CPU, in one pass over memory instead of three.
/// </summary>
internal sealed class ParameterUpdate : IDisposable
{
    private readonly ReplicateGroup _group;
    private readonly TrainingConfig _training;
    private readonly optim.Optimizer _optimizer;
    private readonly bool _inOnePass;
    private bool _cleared;

    public ParameterUpdate(TrainingConfig training, ReplicateGroup group)
    {
        (_training, _group) = (training, group);
        _optimizer = Optimizers.For(training, group.Parameters.Select(p => p.parameter));
        var parameter = group.Parameters[0].parameter;
        _inOnePass = training is { Optimizer: SgdConfig, Momentum: 0, WeightDecay: 0, Clipping: NoClippingConfig }
            && group.Count > 1 && parameter.device_type == TorchSharp.DeviceType.CPU && parameter.dtype == ScalarType.Float32;
    }

    /// <summary>Gets rid of the gradients of the step before.</summary>
    public void Clear()
    {
        if (!_cleared)
            Gradients.Clear(_group);
        _cleared = false;
    }

    /// <summary>Clips and updates.</summary>
    /// <param name="norm">[R], of the gradient.</param>
    public void Step(Tensor norm)
    {
        Gradients.Clip(_group, _training.Clipping, norm);
        StepAsClipped();
    }

    /// <summary>Updates with the gradients as they are.</summary>
    public void StepAsClipped()
    {
        if (_inOnePass)
            Descend(squares: []);
        else
            _optimizer.step();
    }

    /// <returns>[R], float64: the norm of the gradient before clipping.</returns>
    public Tensor NormAndStep()
    {
        if (_inOnePass)
        {
            var squares = new double[_group.Count];
            Descend(squares);
            return tensor([.. squares.Select(Math.Sqrt)]);
        }
        var norm = Gradients.Norm(_group);
        Step(norm);
        return norm;
    }

    public void Dispose() => _optimizer.Dispose();

    /// <param name="squares">To which Σ g² of each replicate is added; empty where nobody asks.</param>
    private void Descend(double[] squares)
    {
        using var scope = NewDisposeScope();
        foreach (var (_, parameter) in _group.Parameters)
        {
            if (parameter.grad is not { } gradient)
                continue;
            var w = MemoryMarshal.Cast<byte, float>(parameter.bytes);
            var g = MemoryMarshal.Cast<byte, float>(gradient.bytes);
            var count = w.Length / _group.Count;
            for (var r = 0; r < _group.Count; r++)
            {
                var part = g.Slice(r * count, count);
                if (squares.Length > 0)
                    squares[r] += Sums<float, WideSingle>.OfSquares(part);
                Descent.Step(w.Slice(r * count, count), part, (float)_training.LearningRate);
            }
        }
        _cleared = true;
    }
}
