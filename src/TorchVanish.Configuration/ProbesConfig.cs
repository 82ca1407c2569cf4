using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TorchVanish.Configuration;

/// <summary>The steps at which gradients are measured. They always include step 0, the last update and the network after it.</summary>
public sealed record ProbesConfig
{
    [Description("every: each step; stride: each stride-th step; log: about `points` steps, evenly spaced in the logarithm of the step.")]
    public ProbeSchedule Schedule { get; init; } = ProbeSchedule.Log;

    [Description("Steps that schedule log aims for.")]
    [Range(2, 1_000_000)]
    public int Points { get; init; } = 60;

    [Description("Distance between the steps of schedule stride.")]
    [Range(1, 100_000_000)]
    public int Stride { get; init; } = 10;

    [Description("Whether the gradients of a multilayer perceptron are also computed as explicit products of Jacobians and compared with "
        + "autograd's, in jacobians.csv; not with normalization.")]
    public bool Jacobians { get; init; }

    [Description("Steps at which the singular values of each layer's Jacobian and of the one from the input to the last hidden layer are "
        + "measured, in jacobian_spectrum.csv. none; start: step 0; ends: step 0 and after the last update; sampled: every sampled step. "
        + "For a multilayer perceptron without normalization.")]
    public SpectrumSteps JacobianSpectrum { get; init; } = SpectrumSteps.None;

    [Description("Samples of the batch over which jacobian_spectrum takes the mean of each singular value.")]
    [Range(1, 1000)]
    public int JacobianSamples { get; init; } = 4;

    [Description("The number of random inputs from -10 to 10 at which the activation and its derivative by autograd are written to "
        + "derivatives.csv, in addition to 0.")]
    [Range(0, 1_000_000)]
    public int DerivativePoints { get; init; }

    /// <summary>Whether singular values are measured at a sampled step.</summary>
    public bool MeasuresSpectrum(int step, int steps) => JacobianSpectrum switch
    {
        SpectrumSteps.Start => step == 0,
        SpectrumSteps.Ends => step == 0 || step == steps,
        SpectrumSteps.Sampled => true,
        _ => false,
    };

    /// <summary>
    /// The sampled steps of 0 ... <paramref name="steps"/>, ascending and distinct. Step <paramref name="steps"/> is the network after the
    /// last update.
    /// </summary>
    public IReadOnlyList<int> SampledSteps(int steps)
    {
        var last = steps - 1;
        IEnumerable<int> sampled = Schedule switch
        {
            ProbeSchedule.Every => Enumerable.Range(0, steps),
            ProbeSchedule.Stride => Enumerable.Range(0, (last / Stride) + 1).Select(i => i * Stride),
            // Spaced evenly in log(1 + step), so that step 0 has a place on the axis.
            _ => Enumerable.Range(0, Points).Select(i => (int)Math.Round(Math.Exp(i * Math.Log(steps) / (Points - 1))) - 1),
        };
        return [.. sampled.Append(0).Append(last).Where(step => step >= 0 && step <= last).Append(steps).Distinct().Order()];
    }
}

/// <summary>The steps at which singular values are measured.</summary>
public enum SpectrumSteps
{
    None,
    Start,
    Ends,
    Sampled,
}

/// <summary>How the sampled steps are spaced.</summary>
public enum ProbeSchedule
{
    Every,
    Stride,
    Log,
}
