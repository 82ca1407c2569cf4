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
        var byName = records.ToDictionary(record => record.Name);
        return Judge(byName.GetValueOrDefault);
    }

    /// <summary>
    /// Judges the same way, but reads a run when a claim first needs it and releases it after the last claim that does: all runs of the
    /// ledger together take hundreds of megabytes.
    /// </summary>
    /// <param name="read">Reads the run of the experiment with this name; null if there is none. It can be called in parallel.</param>
    public IReadOnlyList<JudgedClaim> Judge(Func<string, RunRecord?> read)
    {
        string[][] needs = [.. Claims.Select(claim => claim.Experiments(Settings).Select(experiment => experiment.Name).Distinct().ToArray())];
        var uses = needs.SelectMany(names => names).CountBy(name => name).ToDictionary();
        var runs = new Dictionary<string, MeasuredRun>();
        var judged = new List<JudgedClaim>();
        foreach (var (claim, names) in Claims.Zip(needs))
        {
            foreach (var record in names.Except(runs.Keys).ToArray().AsParallel().AsOrdered().Select(read).AsEnumerable().Where(IsWhole))
                runs.Add(record!.Name, MeasuredRun.From([record])[0]);
            if (names.All(runs.ContainsKey))
            {
                var diverged = names.Sum(name => runs[name].Record.Status!.DivergedReplicates.Count);
                judged.Add(new JudgedClaim(claim, claim.Judge(new Evidence(Settings, runs)), names) { Diverged = diverged });
            }
            foreach (var name in names.Where(name => --uses[name] == 0))
                runs.Remove(name);
        }
        return judged;
    }

    // A run without rows cannot be judged, even if its status is complete.
    private static bool IsWhole(RunRecord? record) => record is { Status.IsComplete: true, Training.Count: > 0 };

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
