using TorchVanish.Experiments.Probes;
using TorchVanish.Records.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Notices for each replicate the first step whose loss or gradient is not finite. It watches every step but stays on the device:
/// only a sampled step is worth waiting for the device.
/// </summary>
internal sealed class DivergenceWatch(int replicates, ScalarType dtype, Device device)
{
    private readonly Tensor _step = full([replicates], -1.0, dtype: ScalarType.Float64, device: device);
    private readonly Tensor _loss = zeros([replicates], dtype: dtype, device: device);
    private readonly Tensor _norm = zeros([replicates], dtype: dtype, device: device);

    /// <param name="loss">[R].</param>
    /// <param name="norm">[R], of the gradient.</param>
    public void Watch(int step, Tensor loss, Tensor norm)
    {
        var first = (loss.detach() + norm).isfinite().logical_not().logical_and(_step.lt(0));
        _step.masked_fill_(first, step);
        _loss.copy_(where(first, loss.detach(), _loss));
        _norm.copy_(where(first, norm, _norm));
    }

    /// <returns>The column of the first of three: step (-1 for none), loss and gradient norm.</returns>
    public int AddTo(Readout readout)
    {
        var column = readout.Add(_step);
        readout.Add(_loss);
        readout.Add(_norm);
        return column;
    }

    /// <summary>What has been read out of one replicate; null while all is finite.</summary>
    public static DivergedReplicate? Of(int replicate, ReadOnlySpan<double> values)
    {
        var (step, loss, norm) = ((int)values[0], values[1], values[2]);
        if (step < 0)
            return null;
        var (what, value) = double.IsFinite(loss) ? ("gradient norm", norm) : ("loss", loss);
        return new DivergedReplicate(replicate, step, FormattableString.Invariant($"the {what} is {value}"));
    }
}
