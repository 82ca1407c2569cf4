using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>Notices for each replicate the first step whose loss or gradient is not finite. It watches every step, sampled or not.</summary>
internal abstract class DivergenceWatch
{
    /// <summary>What it keeps on a device lives in the dispose scope of the caller.</summary>
    public static DivergenceWatch Of(ReplicateGroup group, Device device) =>
        (group.HostForms ? IHostPasses.Registered?.Watch(group.Count) : null) ?? new DeviceDivergenceWatch(group.Count, device);

    /// <summary>Called at every step, in order.</summary>
    /// <param name="loss">[R].</param>
    /// <param name="norm">[R], float64, of the gradient.</param>
    public abstract void Watch(int step, Tensor loss, Tensor norm);

    /// <returns>The column of the first of three: step (-1 for none), loss and gradient norm.</returns>
    public abstract int AddTo(Readout readout);

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
