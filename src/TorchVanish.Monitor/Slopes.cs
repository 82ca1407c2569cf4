using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>What is summed up of φ′(z) at one call of an activation.</summary>
internal sealed class Slopes
{
    private bool[] _alive; // by unit: whether φ′ was not 0 for any sample. A NaN is not 0.

    private Slopes(string kind, double supremum, int units) => (Kind, Supremum, _alive) = (kind, supremum, new bool[units]);

    /// <summary>The activation.</summary>
    public string Kind { get; }

    /// <summary>sup φ′.</summary>
    public double Supremum { get; }

    public double Sum { get; private set; }

    public double Squares { get; private set; }

    /// <summary>How many entries are finite.</summary>
    public double Finite { get; private set; }

    public double Saturated { get; private set; }

    /// <summary>NaN where the calls of one update had different numbers of units.</summary>
    public double DeadShare => _alive.Length == 0 ? double.NaN : (double)_alive.Count(alive => !alive) / _alive.Length;

    /// <param name="z">What the activation got, as it was.</param>
    /// <param name="h">What it returned.</param>
    /// <param name="nonfinite">Whether z may have NaN in it.</param>
    public static Slopes Of(
        ElementwiseActivation activation, Tensor z, Tensor h, bool channelsFirst, bool nonfinite, PendingNumbers pending)
    {
        using var none = no_grad();
        using var scope = NewDisposeScope();
        var byChannel = h.dim() >= 4 || (channelsFirst && h.dim() >= 2);
        var shape = h.shape;
        var (units, inner) = h.dim() == 0 ? (1, 1)
            : byChannel ? (shape[1], shape.Skip(2).Aggregate(1L, (a, b) => a * b))
            : (shape[^1], shape[^1]);
        var slopes = new Slopes(activation.Kind, activation.Supremum(z), (int)units);
        var values = h.detach();
        var map = activation.FromOutput;
        if (map is null || !HostFloats.Of(values, out var floats))
        {
            (map, values) = (null, activation.Derivative(z).contiguous());
            // φ′ of a NaN is NaN, also where the comparison in torch's backward says otherwise.
            values = nonfinite ? where(z.isnan(), z.detach(), values) : values;
            if (!HostFloats.Of(values, out floats))
            {
                slopes.ByTorch(values, byChannel, pending);
                return slopes;
            }
        }
        slopes.Take(new HostSlopes(floats, map, (float)slopes.Threshold, (int)units, (int)inner, byChannel).Total(slopes._alive));
        GC.KeepAlive(values);
        return slopes;
    }

    /// <returns>Of both batches together.</returns>
    public Slopes Plus(Slopes other)
    {
        var same = _alive.Length == other._alive.Length;
        return new(Kind, Supremum, 0)
        {
            _alive = same ? [.. _alive.Zip(other._alive, (a, b) => a || b)] : [],
            Sum = Sum + other.Sum,
            Squares = Squares + other.Squares,
            Finite = Finite + other.Finite,
            Saturated = Saturated + other.Saturated,
        };
    }

    private double Threshold => Quantities.SaturationShare * Supremum;

    private void Take(in SlopeSums sums) =>
        (Sum, Squares, Finite, Saturated) = (sums.Sum, sums.Squares, sums.Finite, sums.Below);

    private void ByTorch(Tensor slopes, bool byChannel, PendingNumbers pending)
    {
        var wide = slopes.to(ScalarType.Float64).flatten();
        using var threshold = tensor([Threshold], slopes.dtype, slopes.device);
        var units = byChannel ? slopes.transpose(1, -1) : slopes.dim() == 0 ? slopes.reshape(1, 1) : slopes;
        var alive = units.reshape(-1, units.shape[^1]).to(ScalarType.Bool).any(0);
        // Neither NaN nor infinity is below the threshold, and no activation here has a slope of -infinity.
        pending.Add([wide.sum(), wide.dot(wide), wide.isfinite().sum(), slopes.lt(threshold).sum(), alive], numbers =>
        {
            Take(new SlopeSums(numbers[0], numbers[1], numbers[2], numbers[3]));
            _alive = [.. numbers.Skip(4).Select(number => number != 0)];
        });
    }
}
