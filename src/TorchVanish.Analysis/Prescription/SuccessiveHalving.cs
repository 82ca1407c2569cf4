namespace TorchVanish.Analysis.Prescription;

/// <summary>
/// Finds the remedies that are worth a final comparison: all are trained for a short time, the better half for longer and with new
/// combinations of the best, and the better half of these over all steps (Jamieson &amp; Talwalkar 2016, with replicates).
/// </summary>
public sealed class SuccessiveHalving(RemedyTask task, RemedyTrials trials, ITrialTrainer trainer, SearchBudget budget)
{
    private const int MostInSecond = 12;
    private const int MostInThird = 6;
    private const int LeadersToJoin = 4;
    private const int MostJoined = 6;
    private const int MostFinalists = 4;

    private readonly Dictionary<string, TriedRemedy> _tried = [];

    /// <summary>The last result of everything that was tried.</summary>
    public IReadOnlyCollection<TriedRemedy> Tried => _tried.Values;

    /// <returns>The remedies to compare on fresh seeds, the best first; none where none is worth it.</returns>
    public IReadOnlyList<Proposal> Run()
    {
        var singles = Trainable(RemedyCatalogue.Singles(task));
        var first = Round(SearchBudget.First, [.. singles, .. Trainable(RemedyCatalogue.Pairs(task, singles))]);
        var second = Round(SearchBudget.Second, Next(first, MostInSecond));
        var third = Round(SearchBudget.Third, Next(second, MostInThird));
        return Finalists(third);
    }

    private IReadOnlyList<TriedRemedy> Round(SearchRound round, IReadOnlyList<Proposal> proposals)
    {
        if (proposals.Count == 0)
            return [];
        var replicates = budget.Replicates(round, proposals.Count);
        var tried = trials.Compare(proposals, round, replicates);
        foreach (var remedy in tried)
            _tried[remedy.Proposal.Id] = remedy;
        return [.. tried.OrderByDescending(Rank)];
    }

    // Half of a round, and what its leaders make together.
    private List<Proposal> Next(IReadOnlyList<TriedRemedy> ranked, int most)
    {
        var kept = ranked.Take(Math.Min(most, (ranked.Count + 1) / 2)).Select(remedy => remedy.Proposal).ToList();
        var leaders = ranked.DistinctBy(remedy => string.Join(',', remedy.Proposal.Families.Order(StringComparer.Ordinal)))
            .Take(LeadersToJoin).ToList();
        var joined = from i in Enumerable.Range(0, leaders.Count)
                     from j in Enumerable.Range(i + 1, leaders.Count - i - 1)
                     orderby i + j
                     select RemedyCatalogue.Join(task, leaders[i].Proposal, leaders[j].Proposal);
        return [.. kept, .. Trainable([.. joined.OfType<Proposal>().DistinctBy(proposal => proposal.Id).Where(IsNew).Take(MostJoined)])];

        bool IsNew(Proposal proposal) => !_tried.ContainsKey(proposal.Id);
    }

    // The two best, the best one that is a single remedy, and the smallest one that is nearly as good as the best.
    private static IReadOnlyList<Proposal> Finalists(IReadOnlyList<TriedRemedy> ranked)
    {
        TriedRemedy[] worth = [.. ranked.Where(remedy => remedy.Gain.Estimate >= PairedGain.LeastWorth)];
        if (worth.Length == 0)
            return [];
        var near = worth.Where(remedy => remedy.Gain.Estimate >= worth[0].Gain.Estimate - PairedGain.LeastWorth)
            .MinBy(remedy => remedy.Proposal.Size)!;
        return [.. worth.Take(2).Append(near).Concat(worth.Where(remedy => remedy.Proposal.Parts.Count == 1).Take(1))
            .Select(remedy => remedy.Proposal).DistinctBy(proposal => proposal.Id).Take(MostFinalists)];
    }

    // Differences that are not worth a change do not decide; progress in the loss comes before progress in the accuracy.
    private static (double, double) Rank(TriedRemedy remedy) =>
        (Math.Round(remedy.Gain.Estimate / PairedGain.LeastWorth), remedy.Scores.LossSkill);

    private List<Proposal> Trainable(IReadOnlyList<Proposal> proposals) =>
        [.. proposals.Where(proposal => trainer.Refusal(proposal.Config) is null)];
}
