using TorchVanish.Acceleration.Layers;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Passes;

/// <summary>Measurement and plain SGD by passes over CPU memory, on every processor.</summary>
internal sealed class HostPasses : IHostPasses
{
    public LayerTap? Tap(NetworkLayer layer, bool keepsTensors) => layer switch
    {
        { Linear: HostRecurrentLayer recurrence } => new HostSequenceTap(layer, recurrence),
        { Site: HostDenseLayer dense } => new DenseTap(layer, dense, keepsTensors),
        _ => null,
    };

    public Func<IReadOnlyList<LayerTap>, SampleLayout, Measurement> Measuring(ReplicateGroup group, WeightsAtStart start)
    {
        var workspace = new HostWorkspace(new WeightSums(group, start));
        return (taps, layout) => new HostMeasurement(group, taps, start, layout, workspace);
    }

    public bool Updates(ReplicateGroup group, TrainingConfig training) => HostDescent.Makes(group, training);

    public Tensor Update(ReplicateGroup group, double rate, Measurement? sample) =>
        HostDescent.Step(group, (float)rate, (sample as HostMeasurement)?.LeftToUpdate);

    public DivergenceWatch Watch(int replicates) => new HostDivergenceWatch(replicates);
}
