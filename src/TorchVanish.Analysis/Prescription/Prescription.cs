using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription;

/// <summary>What to change in an experiment, and what the trials behind it showed.</summary>
/// <param name="Config">The experiment that was asked about.</param>
/// <param name="Remedies">The finalists first, then the others by how far they came and by their gain.</param>
/// <param name="Chosen">The smallest change that suffices; null where nothing is to be changed.</param>
/// <param name="Spent">The work, in trainings of one replicate over all steps.</param>
public sealed record Prescription(
    ExperimentConfig Config,
    UntouchedRun Untouched,
    IReadOnlyList<TriedRemedy> Remedies,
    TriedRemedy? Chosen,
    PrescriptionAnswer Answer,
    double Spent)
{
    /// <summary>What random search finds with the same work; null where it was not asked for.</summary>
    public RandomBaseline? Baseline { get; init; }

    /// <summary>The experiment with the change, to run as it is.</summary>
    public ExperimentConfig? Prescribed => Chosen?.Proposal.Config;
}

/// <summary>The answers of a prescription.</summary>
public enum PrescriptionAnswer
{
    /// <summary>A change helps on fresh seeds.</summary>
    Change,

    /// <summary>The untouched run is healthy, and no remedy gains much.</summary>
    NothingIsWrong,

    /// <summary>Remedies seemed to help while they were chosen, and no effect is shown on fresh seeds.</summary>
    NoEffectShown,

    /// <summary>No remedy gains anything worth a change.</summary>
    NoneHelps,
}
