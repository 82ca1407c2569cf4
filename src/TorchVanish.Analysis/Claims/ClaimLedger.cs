using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims;

/// <summary>Claims that are tested together: their experiments and their verdicts.</summary>
public sealed class ClaimLedger(IReadOnlyList<Claim> claims, ClaimSettings settings)
{
    public IReadOnlyList<Claim> Claims { get; } = claims;

    public ClaimSettings Settings { get; } = settings;

    /// <summary>The experiments of all claims, each once, by name.</summary>
    public IReadOnlyList<ExperimentConfig> Experiments()
    {
        var experiments = new Dictionary<string, ExperimentConfig>();
        foreach (var experiment in Claims.SelectMany(claim => claim.Experiments(Settings)))
        {
            if (!experiments.TryAdd(experiment.Name, experiment) && experiments[experiment.Name] != experiment)
                throw new InvalidOperationException($"Two different experiments are called {experiment.Name}.");
        }
        return [.. experiments.Values];
    }

    /// <summary>Judges every claim whose runs are all complete; a claim with an interrupted run is left out.</summary>
    /// <param name="records">The runs of <see cref="Experiments"/>, in any order.</param>
    public IReadOnlyList<JudgedClaim> Judge(IReadOnlyList<RunRecord> records)
    {
        // A run without rows cannot be judged, even if its status is complete.
        var whole = records.Where(record => record is { Status.IsComplete: true, Training.Count: > 0 });
        var runs = MeasuredRun.From([.. whole]).ToDictionary(run => run.Record.Name);
        var evidence = new Evidence(Settings, runs);
        var judged = new List<JudgedClaim>();
        foreach (var claim in Claims)
        {
            string[] names = [.. claim.Experiments(Settings).Select(experiment => experiment.Name).Distinct()];
            if (names.All(runs.ContainsKey))
                judged.Add(new JudgedClaim(claim, claim.Judge(evidence), names)
                {
                    Diverged = names.Sum(name => runs[name].Record.Status!.DivergedReplicates.Count),
                });
        }
        return judged;
    }

    /// <summary>The claims of these ids, in the order of the note; all of them for "all".</summary>
    /// <exception cref="ConfigException">There is no such claim.</exception>
    public static IReadOnlyList<Claim> Named(IReadOnlyList<string> ids)
    {
        if (ids is ["all"])
            return ClaimCatalogue.All;
        var known = ClaimCatalogue.All.Select(claim => claim.Id).ToArray();
        var unknown = ids.FirstOrDefault(id => !known.Contains(id));
        return unknown is null
            ? [.. ClaimCatalogue.All.Where(claim => ids.Contains(claim.Id))]
            : throw new ConfigException($"--claims {unknown}: there is no such claim{Configuration.Shapes.Nearest.Hint(unknown, known)}; "
            + $"the claims are {string.Join(", ", known)}, or all.");
    }
}
