using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>f = u·v/√n trained on one sample over a grid of rates: where the loss first rises, and the largest rate that still
/// converges.</summary>
public sealed class Catapult : PaperExperiment
{
    private const int Rates = 91;
    private const double LargestRate = 4.6;

    public override string Id => "lewkowycz-2020";

    public override int Cost => 8;

    public override void Measure(Laboratory lab)
    {
        var (units, steps, seeds) = (lab.Pick(1024, 512, 64), lab.Pick(300, 200, 20), lab.Pick(12, 8, 2));
        var generator = lab.Generator(Id);
        for (var seed = 0; seed < seeds; seed++)
        {
            using var scope = NewDisposeScope();
            var scaled = Enumerable.Range(1, Rates).Select(i => LargestRate * i / Rates).ToArray();
            var (u, v, rate) = lab.Build(() =>
            {
                var u = generator.Normal64(1, 1, units).expand(Rates, units).clone().requires_grad_(true);
                var v = generator.Normal64(1, 1, units).expand(Rates, units).clone().requires_grad_(true);
                // λ₀ of the tangent kernel for x = 1: (‖u‖² + ‖v‖²)/n.
                var kernel = ((u[0].square().sum() + v[0].square().sum()) / units).Number();
                return (u, v, (tensor(scaled) / kernel).unsqueeze(1));
            });
            var first = new double[Rates];
            var largest = new double[Rates];
            var last = new double[Rates];
            for (var step = 0; step < steps; step++)
            {
                var at = step;
                lab.Piece(() =>
                {
                    var losses = ((u * v).sum(1) / Math.Sqrt(units)).square() / 2;
                    var numbers = losses.Numbers();
                    for (var i = 0; i < Rates; i++)
                    {
                        first[i] = at == 0 ? numbers[i] : first[i];
                        // The target is 0 and the first loss can be tiny, so a rise is measured relative to the first loss.
                        largest[i] = Math.Max(largest[i], double.IsFinite(numbers[i]) ? numbers[i] : double.PositiveInfinity);
                        last[i] = numbers[i];
                    }
                    if (seed == 0 && at < 60)
                        Curves(lab, scaled, numbers, at);
                    var gradients = Stacks.Gradients(losses.sum(), [u, v]);
                    using var still = no_grad();
                    u.sub_(rate * gradients[0]);
                    v.sub_(rate * gradients[1]);
                });
            }
            var rises = Enumerable.Range(0, Rates).First(i => !(largest[i] <= first[i] * 1.0001));
            var converges = Enumerable.Range(0, Rates).Last(i => double.IsFinite(last[i]) && last[i] < Math.Max(1e-3, first[i]));
            lab.Record("f = u·v/√n", 0, seed, "first_rate_that_rises", scaled[rises]);
            lab.Record("f = u·v/√n", 0, seed, "largest_rate_that_converges", scaled[converges]);
        }
    }

    private static void Curves(Laboratory lab, double[] scaled, double[] losses, int step)
    {
        foreach (var wanted in (double[])[1, 1.8, 2.5, 3.5])
        {
            var i = Array.FindIndex(scaled, rate => rate >= wanted);
            lab.Record(FormattableString.Invariant($"ηλ₀ = {wanted}"), step, 0, "loss", losses[i]);
        }
    }
}
