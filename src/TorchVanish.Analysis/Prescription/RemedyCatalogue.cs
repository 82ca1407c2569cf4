using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription;

/// <summary>All remedies, and how they are combined.</summary>
public static class RemedyCatalogue
{
    /// <summary>In the order in which they are applied.</summary>
    public static IReadOnlyList<Remedy> All { get; } =
    [
        .. typeof(Remedy).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Remedy)) && !type.IsAbstract)
            .Select(type => (Remedy)Activator.CreateInstance(type)!)
            .OrderByDescending(remedy => remedy.Reach)
            .ThenBy(remedy => remedy.Family, StringComparer.Ordinal),
    ];

    // Fixes that the literature recommends together: He 2015 for relu; Ioffe & Szegedy 2015 raise the rate with batch normalization;
    // Pascanu 2013 clips where the rate is large; Zhang 2019 warms up.
    private static readonly (string First, string Second)[] Together =
    [
        ("activation-relu", "initialization-he_normal"),
        ("activation-tanh", "initialization-xavier_normal"),
        ("activation-relu", "normalization-batch_norm"),
        ("activation-relu", "optimizer-adam"),
        ("normalization-batch_norm", "rate-x10"),
        ("normalization-batch_norm", "residual-identity"),
        ("clipping-norm", "rate-x10"),
        ("inputs-standardized", "targets-standardized"),
        ("inputs-standardized", "output-matched"),
        ("inputs-standardized", "optimizer-adam"),
        ("output-matched", "optimizer-adam"),
        ("output-matched", "targets-standardized"),
    ];

    /// <summary>Each option of each remedy by itself.</summary>
    public static IReadOnlyList<Proposal> Singles(RemedyTask task) =>
        [.. All.SelectMany(remedy => remedy.Options(task).Select(option => Single(remedy, option))).Where(IsValid)];

    /// <summary>The pairs that belong together, as far as both apply.</summary>
    public static IReadOnlyList<Proposal> Pairs(RemedyTask task, IReadOnlyList<Proposal> singles)
    {
        var byId = singles.ToDictionary(single => single.Id);
        return [.. Together.Where(pair => byId.ContainsKey(pair.First) && byId.ContainsKey(pair.Second))
            .Select(pair => Join(task, byId[pair.First], byId[pair.Second])).OfType<Proposal>()];
    }

    /// <summary>Both together; null where they share a family, one leaves no place for the other, or the result is invalid.</summary>
    public static Proposal? Join(RemedyTask task, Proposal first, Proposal second)
    {
        if (first.Families.Intersect(second.Families).Any())
            return null;
        var wanted = first.Parts.Concat(second.Parts).ToHashSet();
        Proposal? joined = null;
        foreach (var remedy in All)
        {
            var at = joined is null ? task : task with { Config = joined.Config };
            if (remedy.Options(at).FirstOrDefault(option => wanted.Contains(option.Id)) is not { } option)
                continue;
            var part = Single(remedy, option);
            joined = joined is null ? part : new Proposal(
                [.. joined.Parts, .. part.Parts], [.. joined.Families, .. part.Families], "", joined.Size + part.Size, part.Config);
        }
        return joined?.Parts.Count == wanted.Count && IsValid(joined)
            ? joined with { Words = Spelling.List(Words(first, second, joined.Parts)) }
            : null;
    }

    private static Proposal Single(Remedy remedy, RemedyOption option) =>
        new([option.Id], [remedy.Family], option.Words, (int)remedy.Reach, option.Config);

    private static IEnumerable<string> Words(Proposal first, Proposal second, IReadOnlyList<string> parts) =>
        first.Parts[0] == parts[0] ? [first.Words, second.Words] : [second.Words, first.Words];

    private static bool IsValid(Proposal proposal)
    {
        try
        {
            ConfigReader.Read(ConfigWriter.Write(proposal.Config), proposal.Id, Path.DirectorySeparatorChar.ToString());
            return true;
        }
        catch (ConfigException)
        {
            return false;
        }
    }
}
