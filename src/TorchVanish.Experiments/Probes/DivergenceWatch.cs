using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>Finds the first step of each replicate whose loss or gradient is not finite. It checks every step, sampled or not.</summary>
internal abstract class DivergenceWatch
{
    /// <summary>Its tensors belong to the dispose scope of the caller.</summary>
    public static DivergenceWatch Of(ReplicateGroup group, Device device) =>
        (group.HostForms ? IHostPasses.Registered?.Watch(group.Count) : null) ?? new DeviceDivergenceWatch(group.Count, device);

    /// <summary>Called at every step, in order.</summary>
    /// <param name="loss">[R].</param>
    /// <param name="norm">[R], float64, of the gradient.</param>
    public abstract void Watch(int step, Tensor loss, Tensor norm);

    /// <returns>The first of three columns: step (-1 for none), loss and gradient norm.</returns>
    public abstract int AddTo(Readout readout);

    /// <summary>The divergence of one replicate; null while all values are finite.</summary>
    public static DivergedReplicate? Of(int replicate, ReadOnlySpan<double> values)
    {
        var (step, loss, norm) = ((int)values[0], values[1], values[2]);
        if (step < 0)
            return null;
        var (what, value) = double.IsFinite(loss) ? ("gradient norm", norm) : ("loss", loss);
        return new DivergedReplicate(replicate, step, FormattableString.Invariant($"the {what} is {value}"));
    }
}
