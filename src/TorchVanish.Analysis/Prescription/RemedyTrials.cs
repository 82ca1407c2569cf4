using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription;

/// <summary>Trains remedies beside the untouched run, on the same seeds and data, and counts the work.</summary>
public sealed class RemedyTrials(ExperimentConfig config, ITrialTrainer trainer)
{
    /// <summary>The work so far, in trainings of the experiment over all its steps.</summary>
    public double Spent { get; private set; }

    /// <summary>What the remedies gain in one round.</summary>
    public IReadOnlyList<TriedRemedy> Compare(IReadOnlyList<Proposal> proposals, SearchRound round, int replicates)
    {
        var trained = Train([Of(null, config, round, replicates), .. proposals.Select(proposal => Of(proposal, proposal.Config, round, replicates))], round);
        return [.. trained.Skip(1).Select(trial => TriedRemedy.Of(trained[0], trial, round))];
    }

    /// <summary>The experiment as it is.</summary>
    public TrainedTrial Untouched(SearchRound round, int replicates) => Train([Of(null, config, round, replicates)], round)[0];

    private IReadOnlyList<TrainedTrial> Train(IReadOnlyList<Trial> trials, SearchRound round)
    {
        Spent += trials.Sum(trial => (double)trial.Config.Replicates * trial.Config.Training.Steps) / config.Training.Steps;
        return trainer.Train(round.Name, trials);
    }

    private static Trial Of(Proposal? proposal, ExperimentConfig changed, SearchRound round, int replicates) => new(
        proposal,
        TrialConfigs.For(changed, $"{round.Name}-{proposal?.Id ?? "untouched"}", round.Steps(changed.Training.Steps), replicates, round.Fresh));
}
