namespace TorchVanish.Configuration;

/// <summary>The values that an activation can take.</summary>
public sealed record OutputRange(double Low, double High)
{
    public static OutputRange Of(ActivationConfig phi) => phi switch
    {
        SigmoidConfig or SoftmaxConfig => new(0, 1),
        TanhConfig or SoftsignConfig or HardTanhConfig => new(-1, 1),
        ReluConfig or SoftplusConfig or ExponentialConfig => new(0, double.PositiveInfinity),
        Relu6Config => new(0, 6),
        EluConfig elu => new(-elu.Alpha, double.PositiveInfinity),
        SeluConfig => new(-1.7581, double.PositiveInfinity),
        // The minima of x Φ(x) and of x σ(x).
        GeluConfig => new(-0.17, double.PositiveInfinity),
        SiluConfig => new(-0.2785, double.PositiveInfinity),
        _ => new(double.NegativeInfinity, double.PositiveInfinity),
    };

    /// <summary>The distance by which the interval [low, high] exceeds this range; 0 if it lies inside.</summary>
    public double Beyond(double low, double high) => Math.Max(0, Math.Max(Low - low, high - High));
}
