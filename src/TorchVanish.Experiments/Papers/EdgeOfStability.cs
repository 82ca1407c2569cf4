using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The largest eigenvalue of the loss's Hessian along full-batch gradient descent, by Hessian-vector products.</summary>
public sealed class EdgeOfStability : PaperExperiment
{
    private const int Features = 64;
    private const int Classes = 10;
    private const int Samples = 200;

    public override string Id => "cohen-2021";

    public override int Cost => 60;

    public override void Measure(Laboratory lab)
    {
        var width = lab.Pick(100, 64, 8);
        foreach (var rate in lab.Pick<double[]>([0.2, 0.4], [0.4], [0.4]))
        {
            for (var seed = 0; seed < lab.Pick(3, 2, 1); seed++)
                Train(lab, rate, width, seed, lab.Pick((int)(240 / rate), (int)(180 / rate), 4));
        }
    }

    private void Train(Laboratory lab, double rate, int width, int seed, int steps)
    {
        using var scope = NewDisposeScope();
        var generator = lab.Generator($"{Id} {seed}");
        var (x, y, parameters, direction) = lab.Build(() =>
        {
            var labels = randint(0, Classes, [Samples], ScalarType.Int64, generator: generator);
            long[][] shapes = [[Features, width], [width], [width, width], [width], [width, Classes], [Classes]];
            // PyTorch's default: uniform within ±1/√fan_in, biases too.
            long[] fans = [Features, Features, width, width, width, width];
            return (
                generator.Normal(1, Samples, Features), nn.functional.one_hot(labels, Classes).to(ScalarType.Float32),
                shapes.Zip(fans, (shape, fan) => generator.Uniform(Math.Sqrt(1.0 / fan), shape).requires_grad_(true)).ToArray(),
                shapes.Select(shape => generator.Normal(1, shape)).ToArray());
        });
        var cell = FormattableString.Invariant($"η = {rate}");
        var every = Math.Max(1, steps / 60);
        for (var step = 0; step <= steps; step++)
        {
            var at = step;
            lab.Piece(() =>
            {
                var loss = Loss();
                if (at % every == 0)
                {
                    lab.Record(cell, at, seed, "loss", loss.Number());
                    lab.Record(cell, at, seed, "sharpness_times_rate", rate * Sharpness(at == 0 ? 40 : 12));
                }
                var gradients = Stacks.Gradients(loss, parameters);
                using var still = no_grad();
                foreach (var (parameter, gradient) in parameters.Zip(gradients))
                    parameter.sub_(rate * gradient);
            });
        }

        Tensor Loss()
        {
            var h = (x.mm(parameters[0]) + parameters[1]).tanh();
            h = (h.mm(parameters[2]) + parameters[3]).tanh();
            return (h.mm(parameters[4]) + parameters[5] - y).square().sum() / (2 * Samples);
        }

        // Power iteration, which starts from the direction of the last measurement.
        double Sharpness(int iterations)
        {
            var value = double.NaN;
            for (var i = 0; i < iterations; i++)
            {
                using var pass = NewDisposeScope();
                var gradients = Stacks.Gradients(Loss(), parameters, createGraph: true);
                var along = gradients.Zip(direction, (gradient, v) => (gradient * v).sum()).Aggregate((a, b) => a + b);
                var product = Stacks.Gradients(along, parameters);
                value = product.Zip(direction, (p, v) => (p * v).sum().Number()).Sum() / direction.Sum(v => v.square().sum().Number());
                var norm = Math.Sqrt(product.Sum(p => p.square().sum().Number()));
                foreach (var (v, p) in direction.Zip(product))
                    v.copy_(p / norm);
            }
            return value;
        }
    }
}
