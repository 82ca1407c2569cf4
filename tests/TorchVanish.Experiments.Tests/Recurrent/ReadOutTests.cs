using TorchVanish.Experiments.Models;
using TorchVanish.Records.Configuration;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Recurrent;

/// <summary>Where several answers are asked for, the k-th of a sample is what the network says after so much of the sequence, and no more.</summary>
public sealed class ReadOutTests
{
    private const int Times = 6;
    private const int Features = 2;
    private const int Batch = 3;
    private const int Answers = 4;

    [Theory]
    [InlineData("rnn", false)]
    [InlineData("lstm", false)]
    [InlineData("gru", false)]
    [InlineData("rnn", true)]
    [InlineData("lstm", true)]
    [InlineData("gru", true)]
    public void Each_answer_is_that_of_the_sequence_up_to_its_step(string kind, bool stacked)
    {
        using var scope = NewDisposeScope();
        var config = new ExperimentConfig { Model = (RecurrentConfig)ConfigKinds.Default<ModelConfig>(kind) with { HiddenSize = 5 }, Dtype = Dtype.Float64 };
        int[] replicates = stacked ? [0, 1] : [0];
        var x = randn([replicates.Length, Batch, Times * Features], ScalarType.Float64, generator: new Generator(3));
        using var several = NetworkBuilder.Build(config, Times * Features, classes: 3, replicates, stacked, CPU, Times, Answers);
        // [R, B, answers, classes]: the answers of a sample one after another, as its labels are.
        var answers = several.Forward(x).view(replicates.Length, Batch, Answers, 3);
        using var one = NetworkBuilder.Build(config, Times * Features, classes: 3, replicates, stacked, CPU, Times);
        for (var k = 0; k < Answers; k++)
        {
            var seen = x.narrow(2, 0, (Times - Answers + 1 + k) * Features).contiguous();
            Relative.AtMost(1e-14, Numbers.Of(answers.select(2, k)), Numbers.Of(one.Forward(seen)), $"answer {k + 1}");
        }
    }

    /// <summary>A batch of validation is cut into several products; the numbers do not show where.</summary>
    [Fact]
    public void A_large_batch_says_what_its_parts_say()
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var config = new ExperimentConfig { Model = new RnnConfig { HiddenSize = 5 }, Dtype = Dtype.Float64 };
        using var group = NetworkBuilder.Build(config, Times * Features, classes: 3, [0, 1], stacked: true, CPU, Times);
        var x = randn([2, 3000, Times * Features], ScalarType.Float64, generator: new Generator(3));
        var parts = cat([group.Forward(x.narrow(1, 0, 20)), group.Forward(x.narrow(1, 20, 2980))], dim: 1);
        Relative.AtMost(1e-13, Numbers.Of(group.Forward(x)), Numbers.Of(parts), "logits");
    }
}
