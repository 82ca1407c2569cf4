using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Numerics;
using TorchVanish.Records.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// The quantities of <see cref="QuantityCatalogue"/> on the CPU, in few passes over the memory of a layer; a test holds the two
/// against each other. No number depends on how many replicates share the graph.
/// </summary>
internal sealed class HostMeasurement(ReplicateGroup group, IReadOnlyList<LayerTap> taps, WeightsAtStart start) : IMeasurement
{
    private readonly List<Tensor> _weights = [];
    private readonly int _columns = Columns(taps, start);
    private readonly double[] _values = new double[group.Count * Columns(taps, start)];

    public void BeforeUpdate()
    {
        var column = taps.Count * Quantities.All.Count;
        for (var i = 0; i < taps.Count; i++)
        {
            using var gradient = taps[i].Layer.WeightGradient?.contiguous();
            // The update changes the parameter itself.
            var weight = taps[i].Layer.Weight.detach().clone();
            _weights.Add(weight);
            var w = new HostTensor(weight, group.Count);
            var initial = new HostTensor(start.Weights[i], group.Count);
            for (var r = 0; r < group.Count; r++)
            {
                this[r, i, Quantity.WeightGradientNorm] = gradient is null ? 0 : Math.Sqrt(new HostTensor(gradient, group.Count).Squares(r));
                this[r, i, Quantity.WeightNorm] = Math.Sqrt(w.Squares(r));
                this[r, i, Quantity.WeightChange] = Math.Sqrt(w.SquaredDifferences(initial, r)) / start.Norms[i][r];
                for (var k = 0; k < start.Watched[i].Count; k++)
                    _values[(r * _columns) + column + k] = w[r, start.Watched[i][k]];
            }
            column += start.Watched[i].Count;
        }
    }

    public int AfterUpdate(Readout readout)
    {
        using var frozen = no_grad();
        for (var i = 0; i < taps.Count; i++)
        {
            MeasureUpdate(i);
            MeasureGradient(i, MeasureOutput(i));
            MeasureDerivative(i);
            foreach (var undefined in Quantities.All.Where(quantity => !QuantityCatalogue.IsDefined(quantity, taps[i].Layer)))
            {
                for (var r = 0; r < group.Count; r++)
                    this[r, i, undefined] = double.NaN;
            }
        }
        MeasureStates();
        return readout.Add(tensor(_values, group.Count, _columns));
    }

    private void MeasureUpdate(int i)
    {
        using var updated = taps[i].Layer.Weight.detach();
        var before = new HostTensor(_weights[i], group.Count);
        var after = new HostTensor(updated, group.Count);
        for (var r = 0; r < group.Count; r++)
            this[r, i, Quantity.UpdateRatio] = Math.Sqrt(after.SquaredDifferences(before, r)) / this[r, i, Quantity.WeightNorm];
    }

    /// <returns>NaN and infinite entries of each replicate.</returns>
    private int[] MeasureOutput(int i)
    {
        using var contiguous = taps[i].Output.contiguous();
        var h = new HostTensor(contiguous, group.Count);
        var nonfinite = new int[group.Count];
        for (var r = 0; r < group.Count; r++)
        {
            // About any one of the entries, so that the spread of a saturated layer does not drown in its mean.
            var shift = h[r, 0];
            var (sum, squares, _) = h.Moments(r, shift, double.NegativeInfinity);
            var mean = sum / h.Count;
            this[r, i, Quantity.ActivationMean] = shift + mean;
            // Of the batch at hand, not an estimate for a population: divided by B · d_l.
            this[r, i, Quantity.ActivationStd] = Math.Sqrt(Math.Max(0, (squares / h.Count) - (mean * mean)));
            nonfinite[r] = double.IsFinite(squares) ? 0 : h.Nonfinite(r);
        }
        return nonfinite;
    }

    private void MeasureGradient(int i, int[] nonfinite)
    {
        using var gradient = taps[i].PreactivationGradient?.contiguous();
        for (var r = 0; r < group.Count; r++)
        {
            var squares = gradient is null ? 0 : new HostTensor(gradient, group.Count).Squares(r);
            this[r, i, Quantity.PreactivationGradientNorm] = Math.Sqrt(squares);
            this[r, i, Quantity.NonfiniteCount] = nonfinite[r] + (double.IsFinite(squares) ? 0 : new HostTensor(gradient!, group.Count).Nonfinite(r));
        }
    }

    private void MeasureDerivative(int i)
    {
        var layer = taps[i].Layer;
        using var derivative = taps[i].Derivative?.contiguous();
        for (var r = 0; r < group.Count; r++)
        {
            var (mean, rms, saturated, dead) = (1.0, 1.0, 0.0, 0.0);
            if (derivative is not null)
            {
                var factors = new HostTensor(derivative, group.Count);
                var (sum, squares, below) = factors.Moments(r, shift: 0, QuantityCatalogue.SaturationShare * layer.DerivativeSupremum);
                (mean, rms) = (sum / factors.Count, Math.Sqrt(squares / factors.Count));
                (saturated, dead) = ((double)below / factors.Count, Dead(factors, r, (int)derivative.shape[group.UnitsBeforeSamples ? 1 : ^1]));
            }
            this[r, i, Quantity.DerivativeMean] = mean;
            this[r, i, Quantity.DerivativeRms] = rms;
            this[r, i, Quantity.SaturatedFraction] = saturated;
            this[r, i, Quantity.DeadFraction] = dead;
        }
    }

    private double Dead(HostTensor factors, int replicate, int units)
    {
        var samples = factors.Count / units;
        var (nextUnit, nextSample) = group.UnitsBeforeSamples ? (samples, 1) : (1, units);
        var dead = 0;
        for (var unit = 0; unit < units; unit++)
        {
            var sample = 0;
            // Most units answer at their first sample.
            while (sample < samples && factors[replicate, (unit * nextUnit) + (sample * nextSample)] == 0)
                sample++;
            dead += sample == samples ? 1 : 0;
        }
        return (double)dead / units;
    }

    private void MeasureStates()
    {
        var column = StateColumn(taps, start);
        foreach (var gradient in taps.SelectMany(tap => tap.StateGradients))
        {
            using var contiguous = gradient.contiguous();
            for (var r = 0; r < group.Count; r++)
                _values[(r * _columns) + column] = Math.Sqrt(new HostTensor(contiguous, group.Count).Squares(r));
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
