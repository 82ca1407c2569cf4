using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Initialization;

/// <summary>The seed determines the weights, independent of precision and depth.</summary>
public sealed class SeededWeightsTests : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();

    public static TheoryData<string> Kinds => [.. ConfigKinds.Of<InitializationConfig>()];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Same_seed_gives_the_same_bytes(string kind)
    {
        var (first, second, other) = (Build(kind, seed: 4), Build(kind, seed: 4), Build(kind, seed: 5));
        Assert.Equal(AllBytes(first), AllBytes(second));
        if (kind != "constant")
            Assert.NotEqual(AllBytes(first), AllBytes(other));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Both_precisions_start_from_the_same_draw(string kind)
    {
        var exact = Build(kind, dtype: ScalarType.Float64).named_parameters().ToDictionary(p => p.name, p => Numbers.Of(p.parameter));
        foreach (var (name, parameter) in Build(kind, dtype: ScalarType.Float32).named_parameters())
            Assert.Equal(exact[name].Select(value => (double)(float)value), Numbers.Of(parameter));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_deeper_network_starts_with_the_same_layers(string kind)
    {
        var deep = Build(kind, depth: 5).named_parameters().ToDictionary(p => p.name, p => Numbers.Bytes(p.parameter));
        var hidden = Build(kind, depth: 3).named_parameters().Where(p => p.name.StartsWith("hidden", StringComparison.Ordinal));
        foreach (var (name, parameter) in hidden)
            Assert.Equal(deep[name], Numbers.Bytes(parameter));
    }

    [Fact]
    public void Layers_differ_from_each_other()
    {
        var layers = Build("he_normal").Layers;
        Assert.NotEqual(Numbers.Bytes(layers[1].Weight), Numbers.Bytes(layers[2].Weight));
    }

    private static byte[] AllBytes(Mlp network) => [.. network.named_parameters().SelectMany(p => Numbers.Bytes(p.parameter))];

    private static Mlp Build(string kind, int seed = 4, int depth = 3, ScalarType dtype = ScalarType.Float32) =>
        MlpBuilder.Build(
            new MlpConfig { Depth = depth, Width = new LayerWidths(6), Initialization = ConfigKinds.Default<InitializationConfig>(kind) },
            features: 6, classes: 6, dtype, seed);
}
