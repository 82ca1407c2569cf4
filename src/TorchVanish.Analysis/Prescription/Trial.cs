using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription;

/// <summary>An experiment to train, with its replicates, seeds and steps.</summary>
/// <param name="Proposal">Null for the experiment as it is.</param>
public sealed record Trial(Proposal? Proposal, ExperimentConfig Config);

/// <param name="SecondsPerStep">Of one replicate, measured; null where it was not.</param>
public sealed record TrainedTrial(Trial Trial, MeasuredRun Run, double? SecondsPerStep);

/// <summary>Trains for whoever decides what is trained.</summary>
public interface ITrialTrainer
{
    /// <summary>Why an experiment cannot be trained; null where it can.</summary>
    string? Refusal(ExperimentConfig config);

    /// <summary>Trains all of them and returns them in the same order.</summary>
    /// <param name="round">Names the round, for folders.</param>
    IReadOnlyList<TrainedTrial> Train(string round, IReadOnlyList<Trial> trials);
}
