using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using TorchVanish.Experiments.Probes;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Passes;

/// <summary>
/// The quantities of <see cref="QuantityCatalogue"/> on the CPU, in few passes over the memory of a layer. A test compares the two. No
/// number depends on how many replicates share the graph.
/// </summary>
internal sealed class HostMeasurement(ReplicateGroup group, IReadOnlyList<LayerTap> taps, WeightsAtStart start, SampleLayout layout,
    HostWorkspace workspace) : Measurement
{
    private readonly double[] _values = workspace.Values(group.Count * layout.Columns);
    private bool _inPassing;

    /// <summary>The sums over the weights that the update computes; null if it need not compute any.</summary>
    public WeightSums? LeftToUpdate => _inPassing ? workspace.Weights : null;

    public override void BeforeUpdate(bool byHostPasses)
    {
        _inPassing = byHostPasses && workspace.Weights.InPassing;
        if (!_inPassing)
            workspace.Weights.BeforeUpdate();
    }

    public override int AfterUpdate(Readout readout, bool updated)
    {
        using var frozen = no_grad();
        if (!_inPassing)
            workspace.Weights.AfterUpdate();
        for (var i = 0; i < taps.Count; i++)
        {
            MeasureWeights(i);
            MeasureSignals(i);
            foreach (var undefined in Quantities.All.Where(quantity => !QuantityCatalogue.IsDefined(quantity, taps[i].Layer, updated)))
            {
                for (var r = 0; r < group.Count; r++)
                    this[r, i, undefined] = double.NaN;
            }
        }
        CopyWatchedWeights();
        MeasureStates();
        return readout.Add(_values);
    }

    private void MeasureWeights(int i)
    {
        for (var r = 0; r < group.Count; r++)
        {
            var sums = workspace.Weights[i][r];
            this[r, i, Quantity.WeightGradientNorm] = Math.Sqrt(sums.Gradient);
            this[r, i, Quantity.WeightNorm] = Math.Sqrt(sums.Weight);
            this[r, i, Quantity.WeightChange] = Math.Sqrt(sums.FromStart) / workspace.Weights.StartNorm(i, r);
            this[r, i, Quantity.UpdateRatio] = Math.Sqrt(sums.Step) / Math.Sqrt(sums.Weight);
        }
    }

    // The sums of the backward pass or, without them, those of passes over the tensors that the taps kept.
    private void MeasureSignals(int i)
    {
        var sums = (taps[i] as DenseTap)?.Sums ?? SignalSums.Of(taps[i], group, workspace);
        for (var r = 0; r < group.Count; r++)
        {
            foreach (var quantity in SignalSums.Measured)
                this[r, i, quantity] = SignalSums.Measure(quantity, sums[r]);
        }
    }

    private void CopyWatchedWeights()
    {
        var column = layout.WeightColumn;
        for (var i = 0; i < taps.Count; i++)
        {
            for (var r = 0; r < group.Count; r++)
                workspace.Weights.Watched(i, r).CopyTo(_values.AsSpan((r * layout.Columns) + column));
            column += start.Watched[i].Count;
        }
    }

    private void MeasureStates()
    {
        var column = layout.StateColumn;
        foreach (var gradient in taps.SelectMany(tap => tap.StateGradients))
        {
            using var contiguous = gradient.contiguous();
            var entries = new HostTensor(contiguous, group.Count);
            for (var r = 0; r < group.Count; r++)
                _values[(r * layout.Columns) + column] = Math.Sqrt(entries.Squares(r));
            column++;
        }
    }

    private double this[int replicate, int layer, Quantity quantity]
    {
        set => _values[(replicate * layout.Columns) + (layer * Quantities.All.Count) + (int)quantity] = value;
    }
}
