using TorchSharp;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Export;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Tests.Data;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs.Files;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Export;

/// <summary>Exported code is compiled, gets our network's weights and our batch, and must train exactly as our network does.</summary>
public class ExportTests
{
    // Of float64 and float32, after four updates; relative to the largest entry of a tensor.
    private const double Rounding = 1e-9;
    private const double SingleRounding = 1e-4;

    public static TheoryData<string> Cases => ExportCases.All();

    [Theory]
    [MemberData(nameof(Cases))]
    public void TrainsAsARunDoes(string label)
    {
        using var folder = new TemporaryFolder();
        ExportCases.WriteTables(folder.Path);
        var config = ExportCases.Of(label, folder.Path);
        using var scope = NewDisposeScope();
        using var samples = Samples(config);
        using var group = Group(config, samples);
        var evaluate = label.Contains("dropout", StringComparison.Ordinal);
        if (evaluate)
            group.Evaluate();
        var batch = config.Training.BatchSize;
        var (x, y) = (samples.Inputs.narrow(1, 0, batch), samples.Labels.narrow(1, 0, batch));
        var exported = new ExportedRun(group, x, y, config.Training.Loss == Loss.Hinge, evaluate);
        ExportedHook.During(exported, ExportedCode.Compile(CSharpExport.Program(config)));

        var rounding = config.Dtype == Dtype.Float64 ? Rounding : SingleRounding;
        AssertClose(group.Forward(x).detach().squeeze(0), exported.Outputs!, rounding, "outputs");
        Train(config, group, x, y);
        Assert.Equal(group.Parameters.Select(named => named.name).Order(), exported.Parameters.Keys.Order());
        foreach (var (name, parameter) in group.Parameters)
            AssertClose(parameter.detach(), exported.Parameters[name].detach(), rounding, name);
    }

    private static void Train(ExperimentConfig config, ReplicateGroup group, Tensor x, Tensor y)
    {
        using var update = new ParameterUpdate(config.Training, group);
        var form = OutputForms.Of(config);
        for (var step = 0; step < config.Training.Steps; step++)
        {
            TorchVanish.Experiments.Training.Gradients.Clear(group);
            for (var part = 0; part < config.Training.GradientAccumulation; part++)
            {
                var objective = Losses.Of(config.Training.Loss, group.Forward(x), y, form).sum();
                if (group.Penalty() is { } penalty)
                    objective += penalty;
                (objective / config.Training.GradientAccumulation).backward();
            }
            update.NormAndStep();
        }
    }

    // The fans of a kernel and of one gate are their own.
    private static readonly string[] OfFans = ["xavier_normal", "he_uniform", "orthogonal", "textbook_xavier", "pytorch_default"];

    public static TheoryData<string> Laws =>
    [
        .. ConfigKinds.Of<InitializationConfig>().Where(kind => kind != "spectral_radius")
            .Select(law => $"mlp|model.initialization={law}{Scaled(law)}"),
        .. OfFans.Select(law => $"rnn|model.kind=lstm|model.initialization={law}"),
        "rnn|model.recurrent_initialization=spectral_radius|model.recurrent_initialization.radius=1.5",
        .. ConfigKinds.Of<BiasInitializationConfig>().Select(law => Image(
            Convolution(600, 3, $"\"bias_initialization\": \"{law}\""))),
        .. OfFans.Select(law => Image(
            Convolution(60, 5, $"\"initialization\": \"{law}\""), Convolution(60, 3, $"\"initialization\": \"{law}\""))),
        .. new[] { "xavier_uniform", "pytorch_default" }.Select(law => "sequence|LAYERS={\"kind\": \"linear\", \"out_features\": 90}, "
            + $"{{\"kind\": \"self_attention\", \"heads\": 2, \"initialization\": \"{law}\"}}"),
        .. Modes().Select(mode => $$"""mlp|model.initialization={"kind": "variance_scaling", {{mode}}}"""),
    ];

    /// <summary>Two samples of one law: the largest distance between their distribution functions is small (Kolmogorov, Smirnov).</summary>
    [Theory]
    [MemberData(nameof(Laws))]
    public void TheInitialWeightsFollowTheLawOfTheConfig(string label)
    {
        using var folder = new TemporaryFolder();
        var large = label.StartsWith("mlp", StringComparison.Ordinal)
            ? "|model.depth=2|model.width=[300,200]|data.kind=gaussian|data.features=100"
            : label.StartsWith("rnn", StringComparison.Ordinal) ? "|model.hidden_size=100" : "";
        var config = ExportCases.Of($"{label}|training.steps=1|training.batch_size=2{large}", folder.Path);
        using var scope = NewDisposeScope();
        using var samples = Samples(config);
        using var group = Group(config, samples);
        var (x, y) = (samples.Inputs.narrow(1, 0, 2), samples.Labels.narrow(1, 0, 2));
        var exported = new ExportedRun(group, x, y, hinge: false, evaluate: false);
        ExportedHook.During(exported, ExportedCode.Compile(CSharpExport.Program(config)));
        foreach (var (name, parameter) in group.Parameters)
        {
            var (ours, theirs) = (Sorted(parameter), Sorted(exported.Drawn[name]));
            // The probability that two samples of one law are farther apart is 1e-4: √(-ln(α / 2) / 2) = 2.23.
            Assert.True(Distance(ours, theirs) <= 2.23 * Math.Sqrt(2.0 / ours.Length), $"{name}: {Distance(ours, theirs)}");
        }
        if (label.Contains("orthogonal", StringComparison.Ordinal) && label.StartsWith("mlp", StringComparison.Ordinal))
        {
            var w = exported.Drawn["hidden2.weight"];
            var gram = w.matmul(w.t());
            AssertClose(gram[0, 0] * eye(200, dtype: gram.dtype), gram, SingleRounding, "W Wᵀ");
        }
        if (label.Contains("spectral_radius", StringComparison.Ordinal))
            Assert.Equal(1.5, linalg.eigvals(exported.Drawn["hidden1.weight_hh"]).abs().max().item<double>(), 1e-9);
    }

    /// <summary>The package that the file asks for is the one that this program uses.</summary>
    [Fact]
    public void TheFileAsksForTheVersionOfTheProgram()
    {
        using var folder = new TemporaryFolder();
        var first = CSharpExport.Write(ExportCases.Of("mlp", folder.Path), "mlp", null).Split('\n')[0];
        Assert.Matches("^#:package TorchSharp-cpu@[0-9]+\\.[0-9]+\\.[0-9]+$", first);
        Assert.EndsWith($"@{typeof(torch).Assembly.GetName().Version!.ToString(3)}", first);
    }

    private static string Image(params string[] layers) => $"image|LAYERS={string.Join(", ", layers)}";

    private static string Convolution(int channels, int kernel, string law) =>
        $"{{\"kind\": \"conv2d\", \"out_channels\": {channels}, \"kernel_size\": {kernel}, {law}}}";

    private static string Scaled(string law) => law switch
    {
        "normal" => "|model.initialization.weight_std=0.3|model.initialization.bias_std=0.2",
        "constant" => "|model.initialization.weight=0.3|model.initialization.bias=0.2",
        "uniform" => "|model.initialization.low=-0.3|model.initialization.high=0.1",
        "truncated_normal" => "|model.initialization.weight_std=0.3",
        "variance_scaling" => "|model.initialization.scale=2.5",
        "pytorch_default" => "",
        _ => "|model.initialization.gain=1.7|model.initialization.bias_std=0.2",
    };

    private static IEnumerable<string> Modes() => Enum.GetValues<FanMode>().SelectMany(mode => Enum.GetValues<WeightDistribution>()
        .Select(distribution => $"\"mode\": \"{RecordJson.Name($"{mode}")}\", \"distribution\": \"{RecordJson.Name($"{distribution}")}\""));

    private static ReplicateSamples Samples(ExperimentConfig config) => new(
        1, _ => DataSources.For(config.Data, null).Draw(config.Seed), NetworkBuilder.TorchType(config.Dtype), CPU);

    private static ReplicateGroup Group(ExperimentConfig config, ReplicateSamples samples) => NetworkBuilder.Build(
        config, samples.Features, samples.Classes, [0], stacked: false, CPU, samples.TimeSteps, samples.Outputs);

    private static double[] Sorted(Tensor tensor) =>
        [.. tensor.detach().to(ScalarType.Float64).contiguous().data<double>().ToArray().Order()];

    private static double Distance(double[] a, double[] b)
    {
        var (i, j, largest) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            // A value that both have, up to rounding, is passed in both.
            var value = Math.Max(a[i], b[j]) - Math.Min(a[i], b[j]) < 1e-12 ? Math.Max(a[i], b[j]) : Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= value)
                i++;
            while (j < b.Length && b[j] <= value)
                j++;
            largest = Math.Max(largest, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }
        return largest;
    }

    private static void AssertClose(Tensor expected, Tensor actual, double rounding, string what)
    {
        Assert.Equal(expected.numel(), actual.numel());
        var difference = (expected.flatten() - actual.flatten()).abs().max().to(ScalarType.Float64).item<double>();
        var largest = expected.abs().max().to(ScalarType.Float64).item<double>();
        Assert.True(difference <= rounding * Math.Max(1, largest), $"{what}: differs by {difference} where the largest is {largest}");
    }
}
