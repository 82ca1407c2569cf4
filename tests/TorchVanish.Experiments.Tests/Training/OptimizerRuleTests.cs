using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>Three updates of one weight against the published update rules.</summary>
public sealed class OptimizerRuleTests
{
    private const double Rate = 0.02;
    private const double Decay = 0.1;
    private static readonly double[] Gradients = [0.5, -0.3, 0.8];

    [Fact]
    public void Adamw_decays_the_weight_itself()
    {
        var (w, m, v) = (1.0, 0.0, 0.0);
        for (var t = 1; t <= Gradients.Length; t++)
        {
            w -= Rate * Decay * w;
            (m, v) = Moments(m, v, Gradients[t - 1]);
            w -= Rate * m / (1 - Math.Pow(0.9, t)) / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
        }
        Assert.Equal(w, Trained(new AdamwConfig(), Decay), 1e-12);
    }

    [Fact]
    public void Adamax_divides_by_the_largest_gradient()
    {
        var (w, m, u) = (1.0, 0.0, 0.0);
        for (var t = 1; t <= Gradients.Length; t++)
        {
            m = (0.9 * m) + (0.1 * Gradients[t - 1]);
            u = Math.Max(0.999 * u, Math.Abs(Gradients[t - 1]) + 1e-8);
            w -= Rate / (1 - Math.Pow(0.9, t)) * m / u;
        }
        Assert.Equal(w, Trained(new AdamaxConfig()), 1e-12);
    }

    [Fact]
    public void Nadam_looks_ahead()
    {
        var (w, m, v, product) = (1.0, 0.0, 0.0, 1.0);
        for (var t = 1; t <= Gradients.Length; t++)
        {
            var g = Gradients[t - 1];
            double Mu(int at) => 0.9 * (1 - (0.5 * Math.Pow(0.96, at * 0.004)));
            product *= Mu(t);
            (m, v) = Moments(m, v, g);
            var ahead = (Mu(t + 1) * m / (1 - (product * Mu(t + 1)))) + ((1 - Mu(t)) * g / (1 - product));
            w -= Rate * ahead / (Math.Sqrt(v / (1 - Math.Pow(0.999, t))) + 1e-8);
        }
        Assert.Equal(w, Trained(new NadamConfig()), 1e-12);
    }

    [Fact]
    public void Adagrad_sums_squares_from_its_initial_value()
    {
        var (w, sum) = (1.0, 0.1);
        foreach (var g in Gradients)
        {
            sum += g * g;
            w -= Rate * g / (Math.Sqrt(sum) + 1e-10);
        }
        Assert.Equal(w, Trained(new AdagradConfig { InitialAccumulatorValue = 0.1 }), 1e-12);
    }

    [Fact]
    public void Adadelta_measures_steps_in_steps()
    {
        var (w, squares, steps) = (1.0, 0.0, 0.0);
        foreach (var g in Gradients)
        {
            squares = (0.9 * squares) + (0.1 * g * g);
            var step = Math.Sqrt(steps + 1e-6) / Math.Sqrt(squares + 1e-6) * g;
            steps = (0.9 * steps) + (0.1 * step * step);
            w -= Rate * step;
        }
        Assert.Equal(w, Trained(new AdadeltaConfig()), 1e-12);
    }

    private static (double M, double V) Moments(double m, double v, double g) => ((0.9 * m) + (0.1 * g), (0.999 * v) + (0.001 * g * g));

    private static double Trained(OptimizerConfig config, double decay = 0)
    {
        using var scope = NewDisposeScope();
        var weight = new Parameter(ones(1, dtype: ScalarType.Float64));
        using var optimizer = Optimizers.For(
            new TrainingConfig { Optimizer = config, LearningRate = Rate, WeightDecay = decay }, [weight]);
        foreach (var gradient in Gradients)
        {
            weight.grad = full([1], gradient, dtype: ScalarType.Float64);
            optimizer.step();
        }
        return weight.item<double>();
    }
}
