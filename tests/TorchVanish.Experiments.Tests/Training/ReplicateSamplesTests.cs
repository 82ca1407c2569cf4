using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Training;

public sealed class ReplicateSamplesTests
{
    /// <summary>A managed array lies at any address, and the last bit of a matrix product depends on the alignment of its inputs.</summary>
    [Fact]
    public void Tensors_have_memory_of_their_own()
    {
        using var scope = NewDisposeScope();
        var split = new DataSplit(Samples(4), Samples(3));
        using var samples = new ReplicateSamples(1, _ => split, ScalarType.Float32, CPU);
        Array.Fill(split.Training.Inputs, 9);
        Array.Fill(split.Validation.Inputs, 9);
        Assert.All(Numbers.Of(samples.ValidationInputs), value => Assert.Equal(1, value));
        Assert.All(Numbers.Of(samples.Inputs), value => Assert.Equal(1, value));
    }

    private static LabelledSamples Samples(int count) =>
        new([.. Enumerable.Repeat(1f, count * 2)], new int[count], Features: 2, Classes: 2);
}
