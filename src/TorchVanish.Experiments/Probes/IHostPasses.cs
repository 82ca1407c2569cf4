using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// Measures and updates the replicates of a group by passes over the memory of the CPU. Without it, hooks measure, by torch's operations,
/// and torch's optimizer updates.
/// </summary>
internal interface IHostPasses
{
    /// <summary>What the executable has registered; null for torch alone.</summary>
    static IHostPasses? Registered { get; set; }

    /// <param name="keepsTensors">Whether z_l and ∂L/∂z_l are wanted; otherwise sums over them will do.</param>
    /// <returns>Observes a layer of a form that no hook can look into; null for every other layer.</returns>
    LayerTap? Tap(NetworkLayer layer, bool keepsTensors);

    /// <param name="start">W(0). What is kept besides lives in the dispose scope of the caller too.</param>
    /// <returns>Measures one sampled step of the group, by its taps.</returns>
    Func<IReadOnlyList<LayerTap>, SampleLayout, Measurement> Measuring(ReplicateGroup group, WeightsAtStart start);

    /// <summary>Whether it makes the updates of such a training.</summary>
    bool Updates(ReplicateGroup group, TrainingConfig training);

    /// <summary>One update of every parameter that has a gradient.</summary>
    /// <param name="sample">A measurement of this step, to which it gives what it sees of the weights; null for none.</param>
    /// <returns>[R], float64: the norm of the gradient.</returns>
    Tensor Update(ReplicateGroup group, double rate, Measurement? sample);

    /// <summary>Looks at the loss and the norm of every step at once.</summary>
    DivergenceWatch Watch(int replicates);
}
