using TorchVanish.Experiments.Numerics;
using TorchVanish.Experiments.Probes;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Passes;

/// <summary>Checks every step immediately in CPU memory, which is faster than a single operation of torch.</summary>
internal sealed class HostDivergenceWatch : DivergenceWatch
{
    private const int Values = 3;

    private readonly double[] _first; // [R, 3]: step, loss and norm

    public HostDivergenceWatch(int replicates)
    {
        _first = new double[replicates * Values];
        for (var r = 0; r < replicates; r++)
            _first[r * Values] = -1;
    }

    public override void Watch(int step, Tensor loss, Tensor norm)
    {
        var replicates = _first.Length / Values;
        var losses = new HostTensor(loss, replicates);
        var norms = new HostTensor(norm, replicates);
        for (var r = 0; r < replicates; r++)
        {
            var first = _first.AsSpan(r * Values, Values);
            if (first[0] < 0 && !(double.IsFinite(losses[r, 0]) && double.IsFinite(norms[r, 0])))
                (first[0], first[1], first[2]) = (step, losses[r, 0], norms[r, 0]);
        }
    }

    public override int AddTo(Readout readout) => readout.Add(_first);
}
