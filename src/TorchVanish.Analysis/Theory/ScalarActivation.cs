using MathNet.Numerics;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>φ and φ′ as functions of one number.</summary>
internal sealed record ScalarActivation(Func<double, double> Value, Func<double, double> Derivative)
{
    // Klambauer 2017, eq. 14.
    private const double SeluScale = 1.0507009873554805;
    private const double SeluAlpha = 1.6732632423543772;

    /// <returns>Null for an activation whose output depends on more than one pre-activation.</returns>
    public static ScalarActivation? Of(ActivationConfig config) => config switch
    {
        IdentityConfig => new(z => z, _ => 1),
        SigmoidConfig => new(Sigmoid, z => Sigmoid(z) * Sigmoid(-z)),
        TanhConfig => new(Math.Tanh, z => 1 / Square(Math.Cosh(z))),
        ReluConfig => new(z => Math.Max(0, z), z => z > 0 ? 1 : 0),
        LeakyReluConfig leaky => new(z => z > 0 ? z : leaky.NegativeSlope * z, z => z > 0 ? 1 : leaky.NegativeSlope),
        EluConfig elu => Elu(1, elu.Alpha),
        SeluConfig => Elu(SeluScale, SeluAlpha),
        GeluConfig => new(z => z * Normal(z), z => Normal(z) + (z * Density(z))),
        SiluConfig => new(z => z * Sigmoid(z), z => Sigmoid(z) * (1 + (z * Sigmoid(-z)))),
        SoftplusConfig => new(z => Math.Max(z, 0) + SpecialFunctions.Log1p(Math.Exp(-Math.Abs(z))), Sigmoid),
        SoftsignConfig => new(z => z / (1 + Math.Abs(z)), z => 1 / Square(1 + Math.Abs(z))),
        ExponentialConfig => new(Math.Exp, Math.Exp),
        HardTanhConfig => new(z => Math.Clamp(z, -1, 1), z => Math.Abs(z) < 1 ? 1 : 0),
        Relu6Config => new(z => Math.Clamp(z, 0, 6), z => z is > 0 and < 6 ? 1 : 0),
        PreluConfig prelu => new(z => z > 0 ? z : prelu.Init * z, z => z > 0 ? 1 : prelu.Init),
        _ => null,
    };

    /// <summary>φ(z + mean), for a z whose mean is not 0.</summary>
    public ScalarActivation Shifted(double mean) => mean == 0 ? this : new(z => Value(z + mean), z => Derivative(z + mean));

    private static ScalarActivation Elu(double scale, double alpha) =>
        new(z => scale * (z > 0 ? z : alpha * SpecialFunctions.Expm1(z)), z => scale * (z > 0 ? 1 : alpha * Math.Exp(z)));

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    private static double Normal(double z) => SpecialFunctions.Erfc(-z / Math.Sqrt(2)) / 2;

    private static double Density(double z) => Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);

    private static double Square(double value) => value * value;
}
