using TorchSharp;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// Collects small tensors and reads their numbers. From a GPU it makes one copy, because each copy would wait for all earlier work. On the
/// CPU it reads memory directly, because a call into torch takes longer.
/// </summary>
internal sealed class Readout(int replicates)
{
    private readonly List<Column> _columns = [];
    private int _width;

    /// <param name="values">[R] or [R, n], float32 or float64.</param>
    /// <returns>The column of the first value in what <see cref="Fetch"/> returns.</returns>
    public int Add(Tensor values)
    {
        using var flat = values.detach().view(replicates, -1);
        var width = (int)flat.shape[1];
        if (flat.device_type != DeviceType.CPU)
            return Add(new Column(flat.to(ScalarType.Float64), null, width));
        var numbers = new double[replicates * width];
        using var contiguous = flat.contiguous();
        new HostTensor(contiguous, replicates: 1).CopyTo(numbers);
        return Add(new Column(null, numbers, width));
    }

    /// <param name="values">[R, n] row by row, in CPU memory. Do not change them before they are fetched.</param>
    /// <returns>The column of the first value in what <see cref="Fetch"/> returns.</returns>
    public int Add(double[] values) => Add(new Column(null, values, values.Length / replicates));

    /// <returns>The values of each replicate, exact for float32 and float64.</returns>
    public double[][] Fetch()
    {
        // Separate arrays, because one array for all of them would be on the large object heap.
        double[][] all = [.. Enumerable.Range(0, replicates).Select(_ => new double[_width])];
        Tensor[] onDevice = [.. _columns.Select(column => column.OnDevice).OfType<Tensor>()];
        double[] fetched = onDevice.Length == 0 ? [] : [.. cat(onDevice, dim: 1).cpu().data<double>()];
        var (at, fetchedAt) = (0, 0);
        foreach (var (_, onHost, width) in _columns)
        {
            for (var r = 0; r < replicates; r++)
                (onHost is null ? fetched.AsSpan((r * fetched.Length / replicates) + fetchedAt, width) : onHost.AsSpan(r * width, width))
                    .CopyTo(all[r].AsSpan(at));
            at += width;
            fetchedAt += onHost is null ? width : 0;
        }
        return all;
    }

    private int Add(Column column)
    {
        _columns.Add(column);
        _width += column.Width;
        return _width - column.Width;
    }

    /// <summary>[R, width] in float64, in one of the two places.</summary>
    private sealed record Column(Tensor? OnDevice, double[]? OnHost, int Width);
}
