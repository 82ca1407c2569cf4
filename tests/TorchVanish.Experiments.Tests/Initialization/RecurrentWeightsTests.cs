using MathNet.Numerics.LinearAlgebra;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Recurrent;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Initialization;

/// <summary>The initialization of each parameter of a recurrent network.</summary>
public sealed class RecurrentWeightsTests
{
    private const int Units = 40;
    private const int Features = 6;

    public static TheoryData<string> Kinds =>
        [.. ConfigKinds.Of<ModelConfig>().Where(kind => ConfigKinds.Default<ModelConfig>(kind) is RecurrentConfig)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_gate_is_initialized_as_a_separate_matrix(string kind)
    {
        var config = (RecurrentConfig)ConfigKinds.Default<ModelConfig>(kind) with
        {
            HiddenSize = Units,
            Initialization = new XavierNormalConfig(),
            RecurrentInitialization = new SpectralRadiusConfig { Radius = 1.5 },
        };
        var parameters = Build(config);
        Assert.Equal(config.Gates * Units * Units, parameters["hidden1.weight_hh"].Length);
        foreach (var gate in parameters["hidden1.weight_hh"].Chunk(Units * Units))
        {
            var eigenvalues = Matrix<double>.Build.DenseOfRowMajor(Units, Units, gate).Evd().EigenValues;
            Assert.Equal(1.5, eigenvalues.Max(value => value.Magnitude), 1e-12);
        }
        var input = parameters["hidden1.weight_ih"];
        Assert.InRange(input.Average(w => w * w) / (2.0 / (Features + Units)), 0.8, 1.2);
        Assert.All(parameters["hidden1.bias_ih"].Concat(parameters["hidden1.bias_hh"]), bias => Assert.Equal(0, bias));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Recurrent_initialization_defaults_to_initialization(string kind)
    {
        var law = new NormalConfig { WeightStd = 0.1 };
        var config = (RecurrentConfig)ConfigKinds.Default<ModelConfig>(kind) with { HiddenSize = Units, Initialization = law };
        Assert.Equal(config.Initialization, config.RecurrentInitialization);
        Assert.Equal(config, config with { RecurrentInitialization = law with { } });
        Assert.NotEqual(config, config with { RecurrentInitialization = new NormalConfig { WeightStd = 0.2 } });
        var parameters = Build(config);
        foreach (var name in new[] { "hidden1.weight_ih", "hidden1.weight_hh", "output.weight" })
            Assert.InRange(Math.Sqrt(parameters[name].Average(w => w * w)), 0.085, 0.115);
    }

    /// <summary>PyTorch draws all parameters of a recurrent cell from U(±1/√hidden_size), including the input weights.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void PyTorch_default_has_the_same_bound_for_all_parameters_of_a_cell(string kind)
    {
        var config = (RecurrentConfig)ConfigKinds.Default<ModelConfig>(kind) with
        {
            HiddenSize = Units,
            Initialization = new PytorchDefaultConfig(),
        };
        var bound = 1 / Math.Sqrt(Units);
        foreach (var (name, values) in Build(config))
            Assert.InRange(values.Max(Math.Abs), (name.StartsWith("output.bias", StringComparison.Ordinal) ? 0.3 : 0.9) * bound, bound);
    }

    [Fact]
    public void The_forget_bias_is_added_only_to_the_second_gate()
    {
        var biases = Build(new LstmConfig { HiddenSize = 3, ForgetBias = 2 })["hidden1.bias_ih"];
        Assert.Equal([0, 0, 0, 2, 2, 2, 0, 0, 0, 0, 0, 0], biases);
    }

    private static Dictionary<string, double[]> Build(RecurrentConfig config)
    {
        using var scope = NewDisposeScope();
        var network = RecurrentBuilder.Build(config, Features, classes: 4, ScalarType.Float64, seed: 1);
        return network.named_parameters().ToDictionary(p => p.name, p => Numbers.Of(p.parameter));
    }
}
