namespace TorchVanish.Analysis.Prescription;

/// <summary>
/// The baseline for the search: one to three remedies of different families at random, each combination trained once over all steps,
/// and the best single training wins (Bergstra &amp; Bengio 2012).
/// </summary>
public static class RandomSearch
{
    private static readonly SearchRound Round = new("random", Fraction: 1, Share: 1, LeastReplicates: 1);

    private const int MostTogether = 3;

    // Combinations that are refused or known cost nothing, but must not be drawn for ever.
    private const int MostDraws = 10_000;

    /// <param name="trainings">How many trainings over all steps it may spend.</param>
    /// <param name="replicates">Replicates of each combination.</param>
    /// <returns>The winner; null where nothing could be trained.</returns>
    public static TriedRemedy? Run(RemedyTask task, RemedyTrials trials, ITrialTrainer trainer, int trainings, int seed, int replicates = 1)
    {
        var drawn = Draw(task, trainer, trainings, seed, replicates);
        return drawn.Count == 0 ? null
            : trials.Compare(drawn, Round, replicates).MaxBy(remedy => remedy.Score);
    }

    private static List<Proposal> Draw(RemedyTask task, ITrialTrainer trainer, int trainings, int seed, int replicates)
    {
        var random = new Random(seed);
        var singles = RemedyCatalogue.Singles(task);
        var drawn = new Dictionary<string, Proposal>();
        var spent = 0.0;
        for (var draw = 0; draw < MostDraws && spent < trainings && singles.Count > 0; draw++)
        {
            Proposal? proposal = null;
            for (var parts = random.Next(1, MostTogether + 1); parts > 0; parts--)
            {
                var single = singles[random.Next(singles.Count)];
                proposal = proposal is null ? single : RemedyCatalogue.Join(task, proposal, single) ?? proposal;
            }
            var cost = replicates * (double)proposal!.Config.Training.Steps / task.Config.Training.Steps;
            if (spent + cost <= trainings && !drawn.ContainsKey(proposal.Id) && trainer.Refusal(proposal.Config) is null)
            {
                drawn.Add(proposal.Id, proposal);
                spent += cost;
            }
        }
        return [.. drawn.Values];
    }
}
