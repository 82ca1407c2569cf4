using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription;

/// <summary>From an experiment to its prescription: diagnose it, search, and compare the finalists with it on fresh seeds.</summary>
public sealed class Prescriber(ExperimentConfig config, ITrialTrainer trainer, SearchBudget budget)
{
    /// <summary>A healthy run is left alone unless all of the interval of a gain lies above five points.</summary>
    public const double WorthInHealth = 0.05;

    private const int UntouchedReplicates = 6;

    private static readonly SearchRound AsItIs = new("untouched", Fraction: 1, Share: 0, LeastReplicates: UntouchedReplicates);

    private RemedyTask? _task;

    public Prescription Run()
    {
        var trials = new RemedyTrials(config, trainer);
        var first = trials.Untouched(AsItIs, UntouchedReplicates);
        _task = new RemedyTask(config, first.Run.Record.Manifest?.Data);
        return Search(_task, trials, UntouchedRun.Of(first));
    }

    /// <summary>The prescription of this prescriber, beside what a random search with the same work finds.</summary>
    public Prescription BesideRandom(Prescription prescription) => prescription with
    {
        Baseline = RandomBaseline.Of(
            prescription, _task ?? throw new InvalidOperationException("Run comes first."), trainer, budget, config.Seed),
    };

    private Prescription Search(RemedyTask task, RemedyTrials trials, UntouchedRun untouched)
    {
        var healthy = untouched.IsHealthy;
        if (healthy && untouched.LeftToGain <= WorthInHealth)
            return new Prescription(config, untouched, [], null, PrescriptionAnswer.NothingIsWrong, trials.Spent);

        var search = new SuccessiveHalving(task, trials, trainer, budget);
        var finalists = search.Run();
        IReadOnlyList<TriedRemedy> compared = finalists.Count == 0 ? []
            : trials.Compare(finalists, SearchBudget.Final, budget.Replicates(SearchBudget.Final, finalists.Count));
        var chosen = SmallestThatSuffices(compared, healthy);
        var answer = Answer(chosen, finalists.Count, healthy);
        return new Prescription(config, untouched, Ranked(compared, search.Tried), chosen, answer, trials.Spent);
    }

    /// <summary>The smallest of the remedies that help and are nearly as good as the best one.</summary>
    /// <param name="compared">On fresh seeds, all on the same ones.</param>
    internal static TriedRemedy? SmallestThatSuffices(IReadOnlyList<TriedRemedy> compared, bool healthy)
    {
        TriedRemedy[] helping =
        [
            .. compared.Where(remedy => healthy
                ? remedy.Gain.Low > WorthInHealth
                : remedy.Verdict == RemedyVerdict.Helps && remedy.Gain.Estimate >= PairedGain.LeastWorth),
        ];
        if (helping.Length == 0)
            return null;
        var best = helping.MaxBy(remedy => remedy.Gain.Estimate)!;
        return helping.Where(remedy => Suffices(remedy, best))
            .OrderBy(remedy => remedy.Proposal.Size).ThenByDescending(remedy => remedy.Gain.Estimate).First();
    }

    // Within the interval of the difference, and within what is not worth a change: a noisy remedy is not as good as the best.
    private static bool Suffices(TriedRemedy remedy, TriedRemedy best)
    {
        var missing = PairedGain.Of(remedy.Scores, best.Scores);
        return remedy == best || (missing.Estimate < PairedGain.LeastWorth && !(missing.Low > 0));
    }

    private static PrescriptionAnswer Answer(TriedRemedy? chosen, int finalists, bool healthy) =>
        chosen is not null ? PrescriptionAnswer.Change
        : healthy ? PrescriptionAnswer.NothingIsWrong
        : finalists > 0 ? PrescriptionAnswer.NoEffectShown
        : PrescriptionAnswer.NoneHelps;

    private static List<TriedRemedy> Ranked(IReadOnlyList<TriedRemedy> compared, IReadOnlyCollection<TriedRemedy> tried)
    {
        var final = compared.Select(remedy => remedy.Proposal.Id).ToHashSet();
        return
        [
            .. compared.OrderByDescending(remedy => remedy.Gain.Estimate),
            .. tried.Where(remedy => !final.Contains(remedy.Proposal.Id))
                .OrderByDescending(remedy => remedy.Round.Fraction).ThenByDescending(remedy => remedy.Gain.Estimate),
        ];
    }
}
