using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>The cliff of a one-unit recurrent net, and tanh nets on the temporal order task with and without clipping.</summary>
public sealed class TemporalOrder : PaperExperiment
{
    private const int Units = 50;
    private const int Batch = 20;
    private const double Rate = 0.1;
    private const double Threshold = 1;
    private const int Sequences = 4000;

    /// <summary>Below this error on 400 sequences a replicate has solved the task.</summary>
    private const double Solved = 0.01;

    public override string Id => "pascanu-2013";

    public override int Cost => 90;

    public override void Measure(Laboratory lab)
    {
        lab.Piece(() => Cliff(lab, lab.Pick(121, 121, 5)));
        foreach (var clip in (bool[])[false, true])
        {
            Train(lab, clip, 20, lab.Pick(12, 8, 2), lab.Pick(6000, 1200, 3));
            // At 100 steps the gradient is too small for a clip to happen.
            Train(lab, clip, 100, lab.Pick(4, 3, 2), lab.Pick(150, 60, 2));
        }
    }

    // x_t = w σ(x_{t−1}) + b, 50 steps from 0.5, E = (σ(x_50) − 0.7)².
    private static void Cliff(Laboratory lab, int points)
    {
        var weights = linspace(4, 8, points, ScalarType.Float64).unsqueeze(0).expand(points, points).clone().requires_grad_(true);
        var biases = linspace(-4, 0, points, ScalarType.Float64).unsqueeze(1).expand(points, points).clone().requires_grad_(true);
        var x = full([points, points], 0.5, ScalarType.Float64);
        for (var step = 0; step < 50; step++)
            x = (weights * x.sigmoid()) + biases;
        var error = (x.sigmoid() - 0.7).square();
        var gradients = Stacks.Gradients(error.sum(), [weights, biases]);
        var norms = (gradients[0].square() + gradients[1].square()).sqrt().Numbers();
        for (var i = 0; i < points * points; i++)
        {
            var cell = FormattableString.Invariant($"{-4 + (4.0 * (i / points) / (points - 1)):F4}");
            lab.Record(cell, 4 + (4.0 * (i % points) / (points - 1)), 0, "gradient_norm", norms[i]);
        }
    }

    private void Train(Laboratory lab, bool clip, int length, int seeds, int updates)
    {
        using var scope = NewDisposeScope();
        var cell = $"L = {length}, {(clip ? "clipped" : "not clipped")}";
        var generator = lab.Generator($"{Id} {length}");
        var sequences = new TemporalOrderSource(new TemporalOrderConfig { Length = length, Samples = Sequences }).Sample(lab.Seed);
        var (inputs, labels, parameters) = lab.Build(() =>
        {
            Tensor[] parameters =
            [
                generator.Normal(0.1, seeds, TemporalOrderSource.Symbols, Units), generator.Normal(0.1, seeds, Units, Units),
                    zeros(seeds, 1, Units),
                generator.Normal(0.1, seeds, Units, TemporalOrderSource.Classes), zeros(seeds, 1, TemporalOrderSource.Classes),
            ];
            foreach (var parameter in parameters)
                parameter.requires_grad_(true);
            // [time, sequences, symbols]
            return (
                tensor(sequences.Inputs, Sequences, length, TemporalOrderSource.Symbols).transpose(0, 1).contiguous(),
                tensor(sequences.Labels.Select(label => (long)label).ToArray()), parameters);
        });
        var solved = Enumerable.Repeat((double)updates + 1, seeds).ToArray();
        var clips = 0L;
        for (var update = 0; update < updates && solved.Any(step => step > updates); update++)
        {
            var at = update;
            lab.Piece(() =>
            {
                if (at % 50 == 0)
                    Test(at);
                var chosen = randint(0, Sequences, [Batch], ScalarType.Int64, generator: generator);
                var losses = nn.functional.cross_entropy(
                    Forward(inputs.index_select(1, chosen)).flatten(0, 1), labels.index_select(0, chosen).repeat(seeds),
                        reduction: nn.Reduction.Sum) / Batch;
                var gradients = Stacks.Gradients(losses, parameters);
                var norms = stack(gradients.Select(gradient => gradient.Norms()), 0).square().sum([0]).sqrt();
                clips += norms.gt(Threshold).sum().item<long>();
                var scale = clip ? (Threshold / norms).clamp_max(1).to(ScalarType.Float32).reshape(-1, 1, 1) : ones(seeds, 1, 1);
                using var still = no_grad();
                foreach (var (parameter, gradient) in parameters.Zip(gradients))
                    parameter.sub_(Rate * scale * gradient);
            });
        }
        for (var seed = 0; seed < seeds; seed++)
            lab.Record(cell, length, seed, "updates_to_solve", solved[seed]);
        lab.Record(cell, length, 0, "clip_events", clips);
        lab.Record(cell, length, 0, "updates", updates);

        Tensor Forward(Tensor x)
        {
            var h = zeros(seeds, x.shape[1], Units);
            for (var time = 0; time < length; time++)
                h = (x[time].matmul(parameters[0]) + h.bmm(parameters[1]) + parameters[2]).tanh();
            return h.bmm(parameters[3]) + parameters[4];
        }

        void Test(int update)
        {
            using var still = no_grad();
            var chosen = randint(0, Sequences, [400], ScalarType.Int64, generator: generator);
            var right = Forward(inputs.index_select(1, chosen)).argmax(2).eq(labels.index_select(0, chosen)).to(ScalarType.Float64)
                .mean([1]).Numbers();
            for (var seed = 0; seed < seeds; seed++)
            {
                if (update % (Math.Max(50, updates / 40 / 50 * 50)) == 0)
                    lab.Record(cell, update, seed, "accuracy", right[seed]);
                if (1 - right[seed] < Solved)
                    solved[seed] = Math.Min(solved[seed], update);
            }
        }
    }
}
