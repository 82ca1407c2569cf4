using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>Watches by torch's operations, which stay on the device, so that only sampled steps wait for it.</summary>
internal sealed class DeviceDivergenceWatch : DivergenceWatch
{
    // Steps are collected and checked together, because a check costs the same for one step as for many.
    private const int Notes = 64;

    private readonly Tensor _step;
    private readonly Tensor _loss;
    private readonly Tensor _norm;
    private readonly Tensor _losses;
    private readonly Tensor _norms;
    private readonly Tensor _places; // [notes, 1]: 0, 1, 2, ...
    private readonly Tensor[] _lossOf;
    private readonly Tensor[] _normOf;
    private int _noted;
    private int _firstStep;

    /// <summary>Its tensors belong to the dispose scope of the caller.</summary>
    public DeviceDivergenceWatch(int replicates, Device device)
    {
        Tensor Fill(double value, params long[] shape) => full(shape, value, dtype: ScalarType.Float64, device: device);
        (_step, _loss, _norm) = (Fill(-1, replicates), Fill(0, replicates), Fill(0, replicates));
        (_losses, _norms) = (Fill(0, Notes, replicates), Fill(0, Notes, replicates));
        _places = arange(Notes, dtype: ScalarType.Int64, device: device).unsqueeze(1);
        _lossOf = [.. Enumerable.Range(0, Notes).Select(i => _losses[i])];
        _normOf = [.. Enumerable.Range(0, Notes).Select(i => _norms[i])];
    }

    public override void Watch(int step, Tensor loss, Tensor norm)
    {
        if (_noted == Notes)
            Look();
        if (_noted == 0)
            _firstStep = step;
        using var frozen = no_grad();
        _lossOf[_noted].copy_(loss);
        _normOf[_noted].copy_(norm);
        _noted++;
    }

    private void Look()
    {
        using var scope = NewDisposeScope();
        var (losses, norms) = (_losses.narrow(0, 0, _noted), _norms.narrow(0, 0, _noted));
        var broken = (losses + norms).isfinite().logical_not();
        // The index of a replicate's first non-finite step; _noted if there is none.
        var at = where(broken, _places.narrow(0, 0, _noted), full_like(_places, _noted).narrow(0, 0, _noted)).amin([0]);
        var first = at.lt(_noted).logical_and(_step.lt(0));
        var place = at.clamp_max(_noted - 1).unsqueeze(0);
        _step.copy_(where(first, (at + _firstStep).to(ScalarType.Float64), _step));
        _loss.copy_(where(first, losses.gather(0, place).squeeze(0), _loss));
        _norm.copy_(where(first, norms.gather(0, place).squeeze(0), _norm));
        _noted = 0;
    }

    public override int AddTo(Readout readout)
    {
        Look();
        var column = readout.Add(_step);
        readout.Add(_loss);
        readout.Add(_norm);
        return column;
    }
}
