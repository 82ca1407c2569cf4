using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Recurrent;

/// <summary>With several outputs per sequence, each output depends only on the sequence up to its time step.</summary>
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
    public void Each_output_equals_that_of_the_sequence_up_to_its_time_step(string kind, bool stacked)
    {
        using var scope = NewDisposeScope();
        var model = (RecurrentConfig)ConfigKinds.Default<ModelConfig>(kind) with { HiddenSize = 5 };
        var config = new ExperimentConfig { Model = model, Dtype = Dtype.Float64 };
        int[] replicates = stacked ? [0, 1] : [0];
        var x = randn([replicates.Length, Batch, Times * Features], ScalarType.Float64, generator: new Generator(3));
        using var several = NetworkBuilder.Build(config, Times * Features, classes: 3, replicates, stacked, CPU, Times, Answers);
        // [R, B, answers, classes]: the outputs of a sample are consecutive, like its labels.
        var answers = several.Forward(x).view(replicates.Length, Batch, Answers, 3);
        using var one = NetworkBuilder.Build(config, Times * Features, classes: 3, replicates, stacked, CPU, Times);
        for (var k = 0; k < Answers; k++)
        {
            var seen = x.narrow(2, 0, (Times - Answers + 1 + k) * Features).contiguous();
            Relative.AtMost(1e-14, Numbers.Of(answers.select(2, k)), Numbers.Of(one.Forward(seen)), $"answer {k + 1}");
        }
    }

    /// <summary>A large validation batch is divided into several products. This must not change the result.</summary>
    [Fact]
    public void A_large_batch_gives_the_same_logits_as_its_parts()
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
