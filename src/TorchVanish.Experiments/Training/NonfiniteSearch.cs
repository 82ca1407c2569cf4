using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using TorchVanish.Experiments.Probes;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Finds the first non-finite layer at a step that is not sampled, once for each replicate. Only on the CPU, because on another device a
/// check at every step would have to wait for the device.
/// </summary>
internal sealed class NonfiniteSearch(ReplicateGroup group, bool onHost)
{
    private readonly NonfinitePlace?[] _places = new NonfinitePlace?[group.Count];
    private readonly bool[] _ended = new bool[group.Count];

    /// <param name="position">The index of the replicate in its group.</param>
    /// <returns>Null if nothing was found.</returns>
    public NonfinitePlace? Of(int position) => _places[position];

    /// <summary>Repeats the forward pass if the loss is not finite. Call it before the update changes the weights.</summary>
    /// <param name="x">The batch of the step.</param>
    /// <param name="loss">[R].</param>
    public void LookForwards(Tensor x, Tensor loss) => EachNew(loss, broken =>
    {
        var layers = group.WithoutTrace(() => Outputs(x));
        foreach (var r in broken)
        {
            var first = layers.FirstOrDefault(layer => layer.nonfinite[r]);
            _places[r] = first.layer is { } layer ? new(layer.Number, layer.Name, NetworkPass.Forward) : NonfinitePlace.Loss;
        }
    });

    /// <summary>Checks the gradients of the backward pass. Call it before clipping changes them.</summary>
    /// <param name="norm">[R], the norm of the gradient.</param>
    public void LookBackwards(Tensor norm) => EachNew(norm, broken =>
    {
        foreach (var layer in group.Layers.Reverse())
        {
            if (layer.WeightGradient is not { } gradient)
                continue;
            using var contiguous = gradient.contiguous();
            var entries = new HostTensor(contiguous, group.Count);
            foreach (var r in broken)
            {
                if (_places[r] is null && entries.Nonfinite(r) > 0)
                    _places[r] = new(layer.Number, layer.Name, NetworkPass.Backward);
            }
        }
    });

    // Returns the replicates with a non-finite number for the first time.
    private void EachNew(Tensor numbers, Action<IReadOnlyList<int>> look)
    {
        if (!onHost)
            return;
        var values = new HostTensor(numbers, group.Count);
        List<int>? broken = null;
        for (var r = 0; r < group.Count; r++)
        {
            if (_ended[r] || double.IsFinite(values[r, 0]))
                continue;
            _ended[r] = true;
            (broken ??= []).Add(r);
        }
        if (broken is not null)
            look(broken);
    }

    private List<(NetworkLayer layer, bool[] nonfinite)> Outputs(Tensor x)
    {
        using var scope = NewDisposeScope();
        var taps = group.Layers.Select(layer => LayerTap.On(layer)).ToList();
        try
        {
            group.Forward(x);
            return [.. taps.Select(tap => (tap.Layer, Nonfinite(tap.Output)))];
        }
        finally
        {
            taps.ForEach(tap => tap.Dispose());
        }
    }

    private bool[] Nonfinite(Tensor output)
    {
        using var contiguous = output.contiguous();
        var entries = new HostTensor(contiguous, group.Count);
        var nonfinite = new bool[group.Count];
        for (var r = 0; r < nonfinite.Length; r++)
            nonfinite[r] = entries.Nonfinite(r) > 0;
        return nonfinite;
    }
}
