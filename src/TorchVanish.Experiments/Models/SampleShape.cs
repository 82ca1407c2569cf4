using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Models;

/// <summary>What a network must know of its samples before it can be made.</summary>
/// <param name="Features">Numbers of one sample, of all its time steps together.</param>
/// <param name="Classes">Outputs of the network.</param>
/// <param name="TimeSteps">Steps of a sequence; 1 for samples that are not sequences.</param>
internal sealed record SampleShape(int Features, int Classes, int TimeSteps)
{
    public static SampleShape Of(LabelledSamples samples) => new(samples.Features, samples.Classes, samples.TimeSteps);
}
