namespace TorchVanish.Analysis.Prescription;

/// <summary>How the work of a search is shared out. Its unit is one replicate of the experiment, trained over all its steps.</summary>
/// <param name="Trainings">The work of all rounds together, about: each round has a least number of replicates.</param>
public sealed record SearchBudget(int Trainings = SearchBudget.Usual)
{
    /// <summary>Ten layers of 64 take about a minute on two cores.</summary>
    public const int Usual = 120;

    /// <summary>With fewer, the least numbers of replicates spend more than this.</summary>
    public const int Least = 60;

    /// <summary>More replicates than these resolve gains that are not worth a change.</summary>
    private const int MostReplicates = 16;

    /// <summary>The rounds of the search, which share their seeds, and the final comparison on fresh ones.</summary>
    public static SearchRound First { get; } = new("round1", Fraction: 0.25, Share: 0.2, LeastReplicates: 2);

    public static SearchRound Second { get; } = new("round2", Fraction: 0.5, Share: 0.25, LeastReplicates: 3);

    public static SearchRound Third { get; } = new("round3", Fraction: 1, Share: 0.25, LeastReplicates: 4);

    public static SearchRound Final { get; } = new("final", Fraction: 1, Share: 0.3, LeastReplicates: 8) { SeedOffset = 10_000 };

    /// <summary>What is said of a search after its end, by comparison with another search.</summary>
    public static SearchRound Proof { get; } = new("proof", Fraction: 1, Share: 0.3, LeastReplicates: 8) { SeedOffset = 20_000 };

    /// <param name="candidates">The remedies of the round, without the untouched run.</param>
    public int Replicates(SearchRound round, int candidates) => Math.Clamp(
        (int)(round.Share * Trainings / ((candidates + 1) * round.Fraction)), round.LeastReplicates, MostReplicates);

}

/// <summary>One round of a search.</summary>
/// <param name="Name">Names its runs.</param>
/// <param name="Fraction">The share of its steps that a training takes.</param>
/// <param name="Share">The share of the budget.</param>
public sealed record SearchRound(string Name, double Fraction, double Share, int LeastReplicates)
{
    // Within a few steps no remedy shows.
    private const int LeastSteps = 100;

    /// <summary>What is added to the seeds of the experiment.</summary>
    public int SeedOffset { get; init; }

    /// <summary>Whether its seeds are not those by which remedies were chosen.</summary>
    public bool Fresh => SeedOffset > 0;

    /// <summary>How many of its steps a training takes.</summary>
    public int Steps(int steps) => Math.Min(steps, Math.Max(LeastSteps, (int)(Fraction * steps)));
}
