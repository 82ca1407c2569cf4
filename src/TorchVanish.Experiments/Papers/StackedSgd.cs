using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>SGD with momentum, as torch.optim.SGD has it, on parameters that hold a stack of replicates.</summary>
internal sealed class StackedSgd(IReadOnlyList<Tensor> parameters, double rate, double momentum)
{
    private readonly Tensor[] _velocities = [.. parameters.Select(parameter => zeros_like(parameter))];

    public void Step(IList<Tensor> gradients)
    {
        using var still = no_grad();
        for (var i = 0; i < parameters.Count; i++)
        {
            _velocities[i].mul_(momentum).add_(gradients[i]);
            parameters[i].sub_(rate * _velocities[i]);
        }
    }

    /// <summary>
    /// Trains replicates on fresh batches and records loss and accuracy of each batch, before its step. A replicate that is no longer
    /// finite
    /// does not touch the others, whose gradients are their own.
    /// </summary>
    /// <param name="forward">From inputs [replicates, batch, features] to logits.</param>
    public static void Train(
        Laboratory lab, string cell, TeacherTask task, IReadOnlyList<Tensor> parameters, Func<Tensor, Tensor> forward, double rate,
            int batch, int steps)
    {
        var optimizer = lab.Build(() => new StackedSgd(parameters, rate, momentum: 0.9));
        var every = Math.Max(1, steps / 20);
        for (var step = 0; step <= steps; step++)
        {
            var at = step;
            lab.Piece(() =>
            {
                var (x, y) = task.Draw(batch);
                var logits = forward(x);
                var losses = nn.functional.cross_entropy(logits.flatten(0, 1), y.flatten(), reduction: nn.Reduction.None)
                    .reshape(task.Replicates, batch).mean([1]);
                if (at % every == 0)
                {
                    lab.Record(cell, at, "loss", losses);
                    lab.Record(cell, at, "accuracy", logits.argmax(2).eq(y).to(ScalarType.Float32).mean([1]));
                }
                if (at < steps)
                    optimizer.Step(Stacks.Gradients(losses.sum(), [.. parameters]));
            });
        }
    }
}
