using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// Measures and updates the replicates of a group by passes over CPU memory. Without it, hooks and torch's operations measure, and torch's
/// optimizer updates.
/// </summary>
internal interface IHostPasses
{
    /// <summary>The implementation that the executable has registered; null for torch alone.</summary>
    static IHostPasses? Registered { get; set; }

    /// <param name="keepsTensors">Whether to keep z_l and ∂L/∂z_l; otherwise sums over them are enough.</param>
    /// <returns>A tap for a layer whose intermediate values no hook can access; null for other layers.</returns>
    LayerTap? Tap(NetworkLayer layer, bool keepsTensors);

    /// <param name="start">W(0). All tensors that are kept belong to the dispose scope of the caller.</param>
    /// <returns>Creates the measurement of one sampled step of the group from its taps.</returns>
    Func<IReadOnlyList<LayerTap>, SampleLayout, Measurement> Measuring(ReplicateGroup group, WeightsAtStart start);

    /// <summary>Whether it supports the updates of this training.</summary>
    bool Updates(ReplicateGroup group, TrainingConfig training);

    /// <summary>Updates every parameter that has a gradient.</summary>
    /// <param name="sample">A measurement of this step, which receives the sums over the weights; null for none.</param>
    /// <returns>[R], float64: the norm of the gradient.</returns>
    Tensor Update(ReplicateGroup group, double rate, Measurement? sample);

    /// <summary>Checks the loss and the norm of every step immediately.</summary>
    DivergenceWatch Watch(int replicates);
}
