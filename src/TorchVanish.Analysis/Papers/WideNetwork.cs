using TorchVanish.Analysis.Theory;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Papers;

/// <summary>The recursions of a wide network with W ~ N(0, σ_w²/n) (Poole 2016, Schoenholz 2017), without batch or loss.</summary>
internal static class WideNetwork
{
    /// <summary>E[f(√q Z)].</summary>
    public static double Mean(Func<double, double> function, double q = 1)
    {
        var scale = Math.Sqrt(q);
        return GaussianQuadrature.Mean(z => function(scale * z));
    }

    public static ScalarActivation Of(ActivationConfig activation) => ScalarActivation.Of(activation)!;

    /// <summary>The variance of z at each layer, for inputs with variance 1.</summary>
    public static double[] Variances(ScalarActivation phi, double gain, double bias, int depth)
    {
        var q = new double[depth];
        q[0] = gain + bias;
        for (var layer = 1; layer < depth; layer++)
            q[layer] = (gain * Mean(z => Square(phi.Value(z)), q[layer - 1])) + bias;
        return q;
    }

    /// <summary>‖δ_l‖ / ‖δ_L‖ for l = 1 ... L, with δ_l = φ′(z_l) Wᵀ δ_{l+1}; δ_L includes φ′ of the last layer.</summary>
    public static double[] DeltaRatios(ScalarActivation phi, double gain, double bias, int depth)
    {
        var q = Variances(phi, gain, bias, depth);
        var ratios = new double[depth];
        ratios[^1] = 1;
        for (var layer = depth - 2; layer >= 0; layer--)
            ratios[layer] = ratios[layer + 1] * Math.Sqrt(gain * Mean(z => Square(phi.Derivative(z)), q[layer]));
        return ratios;
    }

    /// <summary>E[φ′(Z)²] / Var[φ(Z)]: the factor of ‖δ‖² per layer with batch normalization before φ, for large batches.</summary>
    public static double BatchNormFactor(ScalarActivation phi)
    {
        var mean = Mean(phi.Value);
        return Mean(z => Square(phi.Derivative(z))) / (Mean(z => Square(phi.Value(z))) - Square(mean));
    }

    public static double Square(double value) => value * value;
}
