using TorchVanish.Configuration;
using TorchVanish.Experiments.Initialization;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Initialization;

/// <summary>Compares mean, variance and support of the weights of every initialization with its stated values.</summary>
public sealed class WeightVarianceTests : IDisposable
{
    private const int FanIn = 300;
    private const int FanOut = 200;

    private readonly IDisposable _scope = NewDisposeScope();

    // spectral_radius has its stated variance only in the limit of large matrices; SpectralRadiusTests covers it.
    public static TheoryData<string> Kinds => [.. ConfigKinds.Of<InitializationConfig>().Where(kind => kind != "spectral_radius")];

    public void Dispose() => _scope.Dispose();

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Measured_variance_equals_stated_variance(string kind)
    {
        foreach (var config in Variants(kind))
        {
            var initializer = InitializerCatalogue.For(config);
            var (weights, biases) = Draw(config, FanIn, FanOut, seed: 11);
            var mean = config switch
            {
                ConstantConfig constant => constant.Weight,
                UniformConfig uniform => (uniform.Low + uniform.High) / 2,
                _ => 0,
            };
            var variance = initializer.WeightVariance(FanIn, FanOut);
            AssertMoments(weights, mean, variance, $"weights of {config}");
            var biasMean = config is ConstantConfig { Bias: var bias } ? bias : 0;
            AssertMoments(biases, biasMean, initializer.BiasVariance(FanIn), $"biases of {config}");
        }
    }

    /// <summary>
    /// The formulas, written out again, to detect an initializer whose stated and drawn variances are wrong in the same way.
    /// </summary>
    [Theory]
    [InlineData("xavier_normal", 2.0 / 500)]
    [InlineData("xavier_uniform", 2.0 / 500)]
    [InlineData("textbook_xavier", 1.0 / 500)]
    [InlineData("he_normal", 2.0 / 300)]
    [InlineData("he_uniform", 2.0 / 300)]
    [InlineData("lecun_normal", 1.0 / 300)]
    [InlineData("glorot_standard", 1.0 / 900)]
    [InlineData("orthogonal", 1.0 / 300)]
    [InlineData("pytorch_default", 1.0 / 900)]
    [InlineData("normal", 0.0001)]
    [InlineData("constant", 0)]
    [InlineData("variance_scaling", 1.0 / 300)]
    [InlineData("uniform", 0.01 / 12)]
    [InlineData("truncated_normal", 0.0025 * 0.7737413035499232)]
    public void Stated_variance_equals_the_formula_of_the_literature(string kind, double expected)
    {
        var initializer = InitializerCatalogue.For(ConfigKinds.Default<InitializationConfig>(kind));
        Assert.Equal(expected, initializer.WeightVariance(FanIn, FanOut), 1e-15);
    }

    [Theory]
    [InlineData("xavier_uniform")]
    [InlineData("he_uniform")]
    [InlineData("glorot_standard")]
    [InlineData("pytorch_default")]
    public void Uniform_weights_fill_their_interval_and_stay_inside(string kind)
    {
        var config = ConfigKinds.Default<InitializationConfig>(kind);
        var bound = Math.Sqrt(3 * InitializerCatalogue.For(config).WeightVariance(FanIn, FanOut));
        var largest = Draw(config, FanIn, FanOut, seed: 1).weights.Max(Math.Abs);
        Assert.InRange(largest, 0.999 * bound, bound);
    }

    [Theory]
    [InlineData(30, 20)]
    [InlineData(20, 30)]
    [InlineData(20, 20)]
    public void Orthogonal_weights_are_orthonormal(int fanIn, int fanOut)
    {
        const double gain = 1.5;
        var weight = tensor(Draw(new OrthogonalConfig { Gain = gain }, fanIn, fanOut, seed: 3).weights).view(fanOut, fanIn);
        var gram = fanOut <= fanIn ? weight.mm(weight.t()) : weight.t().mm(weight);
        var identity = eye(Math.Min(fanIn, fanOut), dtype: ScalarType.Float64);
        Relative.AtMost(1e-14, Numbers.Of(gram), Numbers.Of(identity * gain * gain), "Gram matrix");
        Assert.Equal(gain * gain / Math.Max(fanIn, fanOut), weight.square().mean().item<double>(), 1e-14);
    }

    [Theory]
    [InlineData(FanMode.FanIn, 2.0 / 300)]
    [InlineData(FanMode.FanOut, 2.0 / 200)]
    [InlineData(FanMode.FanAvg, 2.0 / 250)]
    public void Variance_scaling_divides_by_the_fan_that_it_names(FanMode mode, double expected) => Assert.Equal(
        expected, InitializerCatalogue.For(new VarianceScalingConfig { Scale = 2, Mode = mode }).WeightVariance(FanIn, FanOut), 1e-15);

    /// <summary>Keras: a truncated normal law is cut at two standard deviations of the law before the cut.</summary>
    [Theory]
    [InlineData("truncated_normal", 0.1)]
    [InlineData("variance_scaling", 2 * 0.057735026918962574 / 0.87962566103423978)]
    public void Truncated_weights_reach_their_cut_and_no_further(string kind, double cut)
    {
        var largest = Draw(ConfigKinds.Default<InitializationConfig>(kind), FanIn, FanOut, seed: 5).weights.Max(Math.Abs);
        Assert.InRange(largest, 0.999 * cut, cut * (1 + 1e-12));
    }

    private static IEnumerable<InitializationConfig> Variants(string kind)
    {
        var config = ConfigKinds.Default<InitializationConfig>(kind);
        yield return config;
        switch (config)
        {
            case NamedInitializationConfig named:
                yield return named with { Gain = 1.7, BiasStd = 0.2 };
                break;
            case NormalConfig:
                yield return new NormalConfig { WeightStd = 0.3, BiasStd = 0.1 };
                break;
            case VarianceScalingConfig:
                foreach (var mode in Enum.GetValues<FanMode>())
                {
                    foreach (var distribution in Enum.GetValues<WeightDistribution>())
                        yield return new VarianceScalingConfig { Scale = 2, Mode = mode, Distribution = distribution };
                }
                break;
            case UniformConfig:
                yield return new UniformConfig { Low = -0.5, High = 1.5 };
                break;
            case ConstantConfig:
                yield return new ConstantConfig { Weight = -0.25, Bias = 0.5 };
                break;
        }
    }

    /// <summary>Checks the mean, and the variance about the known mean, each to three standard errors.</summary>
    private static void AssertMoments(double[] values, double mean, double variance, string what)
    {
        if (variance == 0)
        {
            Assert.All(values, value => Assert.Equal(mean, value));
            return;
        }
        var squares = values.Select(v => (v - mean) * (v - mean)).ToArray();
        // The mean of n squares has the standard error √((κ - 1) / n) σ² with the kurtosis κ: 3 for a normal distribution, which gives
        // √(2 / n) σ², 9/5 for a uniform one, and nearly 3 for the entries of an orthogonal matrix. Here κ is that of the sample.
        var kurtosis = squares.Average(s => s * s) / (variance * variance);
        Within(squares.Average(), variance, variance * Math.Sqrt((kurtosis - 1) / values.Length), $"variance of the {what}");
        Within(values.Average(), mean, Math.Sqrt(variance / values.Length), $"mean of the {what}");
    }

    private static void Within(double measured, double stated, double standardError, string what) =>
        Assert.True(Math.Abs(measured - stated) <= 3 * standardError, $"{what}: measured {measured}, stated {stated} ± {standardError}");

    private static (double[] weights, double[] biases) Draw(InitializationConfig config, int fanIn, int fanOut, ulong seed)
    {
        var (weight, bias) = (empty([fanOut, fanIn], ScalarType.Float64), empty([fanOut], ScalarType.Float64));
        InitializerCatalogue.For(config).Initialize(weight, bias, new Generator(seed));
        return (Numbers.Of(weight), Numbers.Of(bias));
    }
}
