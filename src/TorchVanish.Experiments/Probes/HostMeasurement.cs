using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using TorchVanish.Records.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// The quantities of <see cref="QuantityCatalogue"/> on the CPU, in few passes over the memory of a layer; a test holds the two
/// against each other. No number depends on how many replicates share the graph.
/// </summary>
internal sealed class HostMeasurement(ReplicateGroup group, IReadOnlyList<LayerTap> taps, WeightsAtStart start, HostWorkspace workspace) : IMeasurement
{
    private readonly int _columns = Columns(taps, start);
    private readonly double[] _values = new double[group.Count * Columns(taps, start)];
    private bool _updateMeasures;

    public WeightSums? BeforeUpdate(bool updateMeasures)
    {
        KeepWatchedWeights();
        _updateMeasures = updateMeasures && workspace.Weights.InPassing;
        if (_updateMeasures)
            return workspace.Weights;
        workspace.Weights.BeforeUpdate();
        return null;
    }

    public int AfterUpdate(Readout readout)
    {
        using var frozen = no_grad();
        if (!_updateMeasures)
            workspace.Weights.AfterUpdate();
        for (var i = 0; i < taps.Count; i++)
        {
            using var output = taps[i].Output.contiguous();
            MeasureWeights(i);
            MeasureOutput(i, output);
            MeasureGradient(i);
            foreach (var undefined in Quantities.All.Where(quantity => !QuantityCatalogue.IsDefined(quantity, taps[i].Layer)))
            {
                for (var r = 0; r < group.Count; r++)
                    this[r, i, undefined] = double.NaN;
            }
        }
        MeasureStates();
        return readout.Add(tensor(_values, group.Count, _columns));
    }

    private void KeepWatchedWeights()
    {
        var column = taps.Count * Quantities.All.Count;
        for (var i = 0; i < taps.Count; i++)
        {
            using var weight = taps[i].Layer.Weight.detach();
            var w = new HostTensor(weight, group.Count);
            for (var r = 0; r < group.Count; r++)
            {
                for (var k = 0; k < start.Watched[i].Count; k++)
                    _values[(r * _columns) + column + k] = w[r, start.Watched[i][k]];
            }
            column += start.Watched[i].Count;
        }
    }

    private void MeasureWeights(int i)
    {
        for (var r = 0; r < group.Count; r++)
        {
            var sums = workspace.Weights[i][r];
            this[r, i, Quantity.WeightGradientNorm] = Math.Sqrt(sums.Gradient);
            this[r, i, Quantity.WeightNorm] = Math.Sqrt(sums.Weight);
            this[r, i, Quantity.WeightChange] = Math.Sqrt(sums.FromStart) / start.Norms[i][r];
            this[r, i, Quantity.UpdateRatio] = Math.Sqrt(sums.Step) / Math.Sqrt(sums.Weight);
        }
    }

    private void MeasureOutput(int i, Tensor output)
    {
        var layer = taps[i].Layer;
        var fromOutput = layer.Activation?.DerivativeFromOutput;
        using var derivative = fromOutput is null ? taps[i].Derivative?.contiguous() : null;
        var units = (int)output.shape[group.UnitsBeforeSamples ? 1 : ^1];
        var h = new HostTensor(output, group.Count);
        var factors = new HostTensor(derivative ?? output, group.Count);
        for (var r = 0; r < group.Count; r++)
        {
            MeasureActivation(i, r, h);
            // While h of this replicate is still in the cache.
            if (fromOutput is not null)
                MeasureDerivative(i, r, h.Mapped(fromOutput, r, workspace.Scratch(h.Count * sizeof(double))), part: 0, units);
            else if (derivative is not null)
                MeasureDerivative(i, r, factors, part: r, units);
            else
                (this[r, i, Quantity.DerivativeMean], this[r, i, Quantity.DerivativeRms]) = (1, 1);
        }
    }

    private void MeasureActivation(int i, int replicate, HostTensor h)
    {
        // About any one of the entries, so that the spread of a saturated layer does not drown in its mean.
        var shift = h[replicate, 0];
        var (sum, squares) = h.Moments(replicate, shift);
        var mean = sum / h.Count;
        this[replicate, i, Quantity.ActivationMean] = shift + mean;
        // Of the batch at hand, not an estimate for a population: divided by B · d_l.
        this[replicate, i, Quantity.ActivationStd] = Math.Sqrt(Math.Max(0, (squares / h.Count) - (mean * mean)));
        this[replicate, i, Quantity.NonfiniteCount] = double.IsFinite(squares) ? 0 : h.Nonfinite(replicate);
    }

    private void MeasureGradient(int i)
    {
        using var gradient = taps[i].PreactivationGradient?.contiguous();
        // Of no entries where nothing depends on the layer.
        var entries = gradient is null ? default : new HostTensor(gradient, group.Count);
        for (var r = 0; r < group.Count; r++)
        {
            var squares = entries.Squares(r);
            this[r, i, Quantity.PreactivationGradientNorm] = Math.Sqrt(squares);
            this[r, i, Quantity.NonfiniteCount] += double.IsFinite(squares) ? 0 : entries.Nonfinite(r);
        }
    }

    /// <param name="factors">φ′.</param>
    /// <param name="part">Where the replicate is in them.</param>
    private void MeasureDerivative(int i, int replicate, HostTensor factors, int part, int units)
    {
        var layer = taps[i].Layer;
        var (sum, squares, below) = factors.MomentsAndBelow(part, QuantityCatalogue.SaturationShare * layer.DerivativeSupremum);
        this[replicate, i, Quantity.DerivativeMean] = sum / factors.Count;
        this[replicate, i, Quantity.DerivativeRms] = Math.Sqrt(squares / factors.Count);
        this[replicate, i, Quantity.SaturatedFraction] = (double)below / factors.Count;
        this[replicate, i, Quantity.DeadFraction] = below == 0 ? 0 : Dead(factors, part, units);
    }

    private double Dead(HostTensor factors, int part, int units)
    {
        var rows = group.UnitsBeforeSamples ? units : factors.Count / units;
        return (double)factors.Zeros(part, rows, byRow: group.UnitsBeforeSamples) / units;
    }

    private void MeasureStates()
    {
        var column = StateColumn(taps, start);
        foreach (var gradient in taps.SelectMany(tap => tap.StateGradients))
        {
            using var contiguous = gradient.contiguous();
            var entries = new HostTensor(contiguous, group.Count);
            for (var r = 0; r < group.Count; r++)
                _values[(r * _columns) + column] = Math.Sqrt(entries.Squares(r));
            column++;
        }
    }

    // Of one replicate: every quantity of every layer, then the watched weights, then the hidden states.
    private static int Columns(IReadOnlyList<LayerTap> taps, WeightsAtStart start) => StateColumn(taps, start) + taps.Sum(tap => tap.StateCount);

    private static int StateColumn(IReadOnlyList<LayerTap> taps, WeightsAtStart start) => (taps.Count * Quantities.All.Count) + start.Watched.Sum(w => w.Count);

    private double this[int replicate, int layer, Quantity quantity]
    {
        get => _values[(replicate * _columns) + (layer * Quantities.All.Count) + (int)quantity];
        set => _values[(replicate * _columns) + (layer * Quantities.All.Count) + (int)quantity] = value;
    }
}
