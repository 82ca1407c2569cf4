using System.Globalization;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims;

/// <summary>
/// The recurrent networks that claims are tested on. The defaults follow Pascanu et al. 2013: fifty tanh units on temporal order, weights
/// N(0, 0.1²), batches of twenty sequences, plain SGD at a learning rate of 0.1.
/// </summary>
public sealed record SequenceNetwork
{
    private const int Batch = 20;

    // The total of a training set: ten thousand sequences of twenty steps, or fewer of longer sequences.
    private const int TimeSteps = 200_000;

    public Nonlinearity Nonlinearity { get; init; } = Nonlinearity.Tanh;

    /// <summary>The number of time steps of a sequence.</summary>
    public int Length { get; init; } = 20;

    public InitializationConfig Initialization { get; init; } = new NormalConfig { WeightStd = 0.1 };

    /// <summary>The initialization of the hidden-to-hidden weights; null for the same as the others.</summary>
    public InitializationConfig? Recurrent { get; init; }

    public ClippingConfig Clipping { get; init; } = new NoClippingConfig();

    /// <summary>One batch of sequences, one gradient.</summary>
    public ExperimentConfig AtInitialization(ClaimSettings settings) =>
        Of(settings, "initial", Batch + 2, 2.0 / (Batch + 2), steps: 1, stride: 1);

    /// <summary>Trains until 99% of the held-out sequences are classified correctly (Pascanu's criterion), or for all steps.</summary>
    public ExperimentConfig Trained(ClaimSettings settings, int steps) =>
        Of(settings, "trained", TimeSteps / Length, 0.05, steps,
        stride: 100) with
        { Name = $"{Name("trained")}-{steps.ToString(CultureInfo.InvariantCulture)}" };

    private ExperimentConfig Of(ClaimSettings settings, string purpose, int samples, double held, int steps, int stride) => new()
    {
        Name = Name(purpose),
        Data = new TemporalOrderConfig { Length = Length, Samples = samples, ValidationFraction = held },
        Model = new RnnConfig
        {
            Nonlinearity = Nonlinearity,
            HiddenSize = 50,
            Initialization = Initialization,
            RecurrentInitialization = Recurrent ?? Initialization
        },
        Training = new TrainingConfig
        {
            LearningRate = 0.1,
            BatchSize = Batch,
            Steps = steps,
            Clipping = Clipping,
            Stop = steps == 1 ? new NoStopConfig() : new AccuracyStopConfig { ValidationAccuracy = SequenceRuns.Solved },
        },
        Probes = new ProbesConfig { Schedule = ProbeSchedule.Stride, Stride = stride },
        Replicates = settings.Replicates,
        Seed = settings.Seed,
    };

    private string Name(string purpose)
    {
        string?[] parts =
        [
            purpose,
            "rnn",
            Nonlinearity.ToString().ToLowerInvariant(),
            $"t{Length.ToString(CultureInfo.InvariantCulture)}",
            ConfigName.Of(Initialization),
            Recurrent is null ? null : ConfigName.Of(Recurrent),
            Clipping is NoClippingConfig ? null : $"clip_{ConfigName.Of(Clipping)}",
        ];
        return string.Join('-', parts.OfType<string>());
    }
}
