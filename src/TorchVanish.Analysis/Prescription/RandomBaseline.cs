using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Prescription;

/// <summary>A prescription beside what random search finds with the same work, both on seeds that neither has seen.</summary>
/// <param name="Prescribed">Null where nothing is prescribed: the experiment stays as it is.</param>
/// <param name="Random">Null where nothing could be trained.</param>
/// <param name="Difference">The score of the first less that of the second, paired by seed.</param>
public sealed record RandomBaseline(TriedRemedy? Prescribed, TriedRemedy? Random, Interval Difference)
{
    /// <param name="seed">Of the random draws.</param>
    public static RandomBaseline Of(Prescription prescription, RemedyTask task, ITrialTrainer trainer, SearchBudget budget, int seed)
    {
        var trials = new RemedyTrials(prescription.Config, trainer);
        // Where the search ended early because nothing was wrong, random search has the work that is usual.
        var trainings = (int)Math.Max(prescription.Spent, budget.Trainings);
        var found = RandomSearch.Run(task, trials, trainer, trainings, seed)?.Proposal;
        List<Proposal> both = [.. new[] { prescription.Chosen?.Proposal, found }.OfType<Proposal>().DistinctBy(proposal => proposal.Id)];
        if (both.Count == 0)
            return new RandomBaseline(null, null, Interval.None);
        var proved = trials.Compare(both, SearchBudget.Proof, budget.Replicates(SearchBudget.Proof, both.Count))
            .ToDictionary(remedy => remedy.Proposal.Id);
        var prescribed = prescription.Chosen is { } chosen ? proved[chosen.Proposal.Id] : null;
        var random = found is null ? null : proved[found.Id];
        return new RandomBaseline(prescribed, random, Between(prescribed, random));
    }

    // One that leaves the experiment alone gains 0, which the paired gain of the other is measured against already.
    private static Interval Between(TriedRemedy? prescribed, TriedRemedy? random) => (prescribed, random) switch
    {
        ({ } some, { } other) => PairedGain.Of(other.Scores, some.Scores),
        (null, { } other) => new Interval(-other.Gain.Estimate, -other.Gain.High, -other.Gain.Low, other.Gain.Replicates),
        ({ } some, null) => some.Gain,
        _ => Interval.None,
    };
}
