using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// Collects small tensors on the device and brings them to the host in one copy: on a GPU each copy by itself would wait for
/// everything before it.
/// </summary>
internal sealed class Readout(int replicates)
{
    private readonly List<Tensor> _columns = [];
    private int _width;

    /// <param name="values">[R] or [R, n].</param>
    /// <returns>The column of the first value in what <see cref="Fetch"/> returns.</returns>
    public int Add(Tensor values)
    {
        var column = _width;
        var flat = values.detach().view(replicates, -1).to(ScalarType.Float64);
        _columns.Add(flat);
        _width += (int)flat.shape[1];
        return column;
    }

    /// <returns>[R][columns], exact for float32 as for float64.</returns>
    public double[][] Fetch()
    {
        var all = cat([.. _columns], dim: 1).cpu().contiguous().data<double>().ToArray();
        return [.. Enumerable.Range(0, replicates).Select(r => all[(r * _width)..((r + 1) * _width)])];
    }
}
