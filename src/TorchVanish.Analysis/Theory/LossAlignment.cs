using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// κ = E[(δ·z)²] / (Var z · E‖δ‖²) at the output, where δ = ∂L/∂z: 1 for a δ that is independent of z. A loss makes δ point along large
/// outputs, and a gradient that points along h grows as the signal does.
/// </summary>
internal static class LossAlignment
{
    // Draws of outputs; their seed is fixed, so that a prediction is always the same.
    private const int Draws = 1000;

    public static double Of(Loss loss, int outputs, double variance)
    {
        double k = outputs;
        // Squared error: δ = z − y with ‖y‖ = 1.
        if (loss == Loss.SquaredError || outputs == 1)
            return ((variance * k * (k + 2)) + 1) / ((k * variance) + 1);
        var random = new Random(0);
        var z = new double[outputs];
        var (along, square) = (0.0, 0.0);
        for (var draw = 0; draw < Draws; draw++)
        {
            for (var i = 0; i < outputs; i++)
                z[i] = Math.Sqrt(variance) * MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
            var (top, total) = (z.Max(), 0.0);
            foreach (var value in z)
                total += Math.Exp(value - top);
            var product = 0.0;
            for (var i = 0; i < outputs; i++)
            {
                var delta = (Math.Exp(z[i] - top) / total) - (i == 0 ? 1 : 0);
                product += delta * z[i];
                square += delta * delta;
            }
            along += product * product;
        }
        return along / (variance * square);
    }
}
