using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Models;

/// <summary>The properties of samples that determine the shape of a network.</summary>
/// <param name="Features">The number of values of one sample, over all its time steps.</param>
/// <param name="Classes">The number of outputs of the network.</param>
/// <param name="TimeSteps">The number of steps of a sequence; 1 for samples that are not sequences.</param>
internal sealed record SampleShape(int Features, int Classes, int TimeSteps)
{
    public static SampleShape Of(LabelledSamples samples) => new(samples.Features, samples.Classes, samples.TimeSteps);
}
