using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription;

/// <summary>From an experiment to the one that is trained in a round.</summary>
public static class TrialConfigs
{
    // Enough to see when a training catches up, and cheap.
    private const int RecordedSteps = 20;

    public static ExperimentConfig For(ExperimentConfig config, string name, int steps, int replicates, int seedOffset)
    {
        var share = (double)steps / config.Training.Steps;
        return config with
        {
            Name = name.Length > 100 ? name[..100] : name,
            Seed = Seed(config.Seed, replicates, seedOffset),
            Replicates = replicates,
            Training = config.Training with { Steps = steps, Schedule = Shortened(config.Training.Schedule, share) },
            Probes = new ProbesConfig { Schedule = ProbeSchedule.Stride, Stride = Math.Max(1, steps / RecordedSteps) },
        };
    }

    // Replicate r has the seed s + r, which must be a number that a config can have.
    private static int Seed(int seed, int replicates, int offset) =>
        (long)seed + offset + replicates - 1 <= int.MaxValue ? seed + offset : Math.Max(0, seed - offset - replicates);

    // A short training goes through the whole schedule. A half cosine ends with the steps anyway.
    private static ScheduleConfig Shortened(ScheduleConfig schedule, double share)
    {
        var warmed = schedule with { WarmupSteps = (int)(schedule.WarmupSteps * share) };
        return warmed switch
        {
            StepScheduleConfig step => step with { Every = Math.Max(1, (int)(step.Every * share)) },
            ExponentialScheduleConfig exponential => exponential with { Factor = Math.Pow(exponential.Factor, 1 / share) },
            _ => warmed,
        };
    }
}
