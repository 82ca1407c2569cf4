using System.Globalization;
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
        var changed = proposals.Select((proposal, index) => Of(proposal, proposal.Config, round, replicates, index + 1));
        var trained = Train([Of(null, config, round, replicates), .. changed], round);
        return [.. trained.Skip(1).Select(trial => TriedRemedy.Of(trained[0], trial, round))];
    }

    /// <summary>The experiment as it is.</summary>
    public TrainedTrial Untouched(SearchRound round, int replicates) => Train([Of(null, config, round, replicates)], round)[0];

    private IReadOnlyList<TrainedTrial> Train(IReadOnlyList<Trial> trials, SearchRound round)
    {
        Spent += trials.Sum(trial => (double)trial.Config.Replicates * trial.Config.Training.Steps) / config.Training.Steps;
        return trainer.Train(round.Name, trials);
    }

    // The number tells names apart that are cut to the length that a name may have.
    private static Trial Of(Proposal? proposal, ExperimentConfig changed, SearchRound round, int replicates, int number = 0)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{round.Name}-{number:00}-{proposal?.Id ?? "untouched"}");
        return new Trial(proposal, TrialConfigs.For(changed, name, round.Steps(changed.Training.Steps), replicates, round.SeedOffset));
    }
}
