using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>Config and seed decide every byte of the tables; a replicate is decided by its own seed alone.</summary>
public sealed class DeterminismTests
{
    private static readonly string[] Tables = [RunFiles.Training, RunFiles.Layers, RunFiles.Weights];

    public static TheoryData<string> Names => SmallExperiments.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Tables_are_the_same_bytes_again_and_for_any_number_of_jobs(string name)
    {
        var config = SmallExperiments.Named(name);
        using var first = new TrainedRun(config);
        Assert.Equal(3 * 41, first.Record.Training.Count);
        foreach (var jobs in new[] { 1, 2, 4 })
        {
            using var again = new TrainedRun(config, jobs);
            foreach (var table in Tables)
                Assert.Equal(File.ReadAllBytes(Path.Combine(first.Folder, table)), File.ReadAllBytes(Path.Combine(again.Folder, table)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Another_seed_gives_another_run(string name)
    {
        using var first = new TrainedRun(SmallExperiments.Named(name));
        using var other = new TrainedRun(SmallExperiments.Named(name) with { Seed = 100 });
        foreach (var table in Tables)
            Assert.NotEqual(first.Text(table), other.Text(table));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Replicate_r_of_seed_s_is_replicate_0_of_seed_s_plus_r(string name)
    {
        var config = SmallExperiments.Named(name);
        using var several = new TrainedRun(config);
        using var alone = new TrainedRun(config with { Seed = config.Seed + 2, Replicates = 1 });
        foreach (var table in Tables)
            Assert.Equal(Rows(alone, table, replicate: 0), Rows(several, table, replicate: 2));
    }

    private static List<string> Rows(TrainedRun run, string table, int replicate)
    {
        var prefix = $"{replicate},";
        var rows = run.Text(table).Split('\n').Where(line => line.StartsWith(prefix, StringComparison.Ordinal))
            .Select(line => line[prefix.Length..]).ToList();
        Assert.NotEmpty(rows);
        return rows;
    }
}
