using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>status.json names the layer and the pass in which a replicate stopped being finite.</summary>
public sealed class NonfinitePlaceTests
{
    private static readonly ExperimentConfig Base = SmallExperiments.Named("sigmoid sgd") with { Replicates = 2 };

    private static readonly MlpConfig Relu = new()
    {
        Depth = 10,
        Width = new LayerWidths(6),
        Activation = new ReluConfig(),
        Initialization = new HeNormalConfig(),
    };

    public static TheoryData<string, Execution> Cases
    {
        get
        {
            var data = new TheoryData<string, Execution>();
            foreach (var name in new[] { "forward", "loss" })
            {
                data.Add(name, Execution.Sequential);
                data.Add(name, Execution.Stacked);
            }
            return data;
        }
    }

    /// <summary>Where the step is not sampled the place is searched for, and it is the one that the sampled rows tell.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_the_same_whether_the_step_is_sampled_or_not(string name, Execution execution)
    {
        var config = Diverging(name) with { Execution = execution };
        using var every = new TrainedRun(config);
        var seldom = new ProbesConfig { Schedule = ProbeSchedule.Stride, Stride = 1_000_000 };
        using var hardly = new TrainedRun(config with { Probes = seldom });
        var diverged = every.Record.Status!.DivergedReplicates;
        Assert.Equal(2, diverged.Count);
        Assert.Equal(diverged, hardly.Record.Status!.DivergedReplicates);
        Assert.All(diverged, d => Assert.NotNull(d.Pass));
        foreach (var d in diverged)
        {
            var rows = every.Record.Layers.Where(row => row.Replicate == d.Replicate && row.Step == d.Step).ToList();
            var first = rows.Find(row => row[Quantity.NonfiniteActivationCount] > 0);
            if (first is not null)
                Assert.Equal((NetworkPass.Forward, first.Layer, first.Name), (d.Pass, d.Layer, d.LayerName));
            else
                Assert.True(d.Layer is null == d.Pass is NetworkPass.Forward);
        }
    }

    [Fact]
    public void A_pass_that_only_looks_leaves_running_statistics_and_gradients_alone()
    {
        using var scope = NewDisposeScope();
        var config = SmallExperiments.Named("elu batch_norm rmsprop");
        using var group = NetworkBuilder.Build(config, features: 4, classes: 3, [0, 1, 2], stacked: true, CPU);
        var x = randn([3, 10, 4], generator: new Generator(1));
        group.Train();
        group.Forward(x).sum().backward();
        var gradients = group.Parameters.Select(p => Numbers.Bytes(p.parameter.grad!)).ToList();
        var before = Evaluated(group, x);
        var broken = x.clone();
        broken[1, 0, 0] = float.NaN;
        var search = new NonfiniteSearch(group, onHost: true);
        search.LookForwards(broken, tensor([1f, float.NaN, 1f]));
        Assert.Equal(new NonfinitePlace(1, "hidden1", NetworkPass.Forward), search.Of(1));
        Assert.Null(search.Of(0));
        Assert.Equal(before, Evaluated(group, x));
        Assert.Equal(gradients, group.Parameters.Select(p => Numbers.Bytes(p.parameter.grad!)));
    }

    [Fact]
    public void Backwards_the_first_layer_is_the_one_nearest_the_output()
    {
        using var scope = NewDisposeScope();
        using var group = NetworkBuilder.Build(Base, features: 4, classes: 3, [0, 1], stacked: true, CPU);
        group.Forward(randn([2, 10, 4])).sum().backward();
        foreach (var layer in group.Layers.Take(2))
            layer.WeightGradient![1, 0, 0] = float.PositiveInfinity;
        var search = new NonfiniteSearch(group, onHost: true);
        search.LookBackwards(tensor([1.0, double.PositiveInfinity]));
        Assert.Equal(new NonfinitePlace(2, "hidden2", NetworkPass.Backward), search.Of(1));
        Assert.Null(search.Of(0));
    }

    private static byte[] Evaluated(ReplicateGroup group, Tensor x)
    {
        using var frozen = no_grad();
        group.Evaluate();
        var output = Numbers.Bytes(group.Forward(x));
        group.Train();
        return output;
    }

    private static ExperimentConfig Diverging(string name) => name switch
    {
        // The first update throws the weights so far out that a forward pass overflows.
        "forward" => Base with
        {
            Model = Relu,
            Training = Base.Training with { LearningRate = 1e9 },
        },
        // Linear least squares above the edge of stability: outputs grow until their square overflows.
        _ => Base with
        {
            Model = new MlpConfig { Depth = 1, Width = new LayerWidths(6), Activation = new IdentityConfig() },
            Training = Base.Training with { Loss = Loss.SquaredError, LearningRate = 3, Steps = 200 },
        },
    };
}
