using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Zoo;

namespace TorchVanish.DiagnosisStudy.Tests;

/// <summary>The zoo: the same from the same seed, parts that share nothing, and labels that the outcome must earn.</summary>
public sealed class ZooTests
{
    private static readonly IReadOnlyList<ZooCell> Cells = ZooGenerator.All(seed: 14);

    [Fact]
    public void The_same_seed_gives_the_same_zoo() =>
        Assert.Equal(Cells.Select(cell => ConfigWriter.Write(cell.Config)), ZooGenerator.All(seed: 14)
            .Select(cell => ConfigWriter.Write(cell.Config)));

    [Fact]
    public void Another_seed_gives_another() =>
        Assert.NotEqual(Cells.Select(cell => ConfigWriter.Write(cell.Config)), ZooGenerator.All(seed: 15)
            .Select(cell => ConfigWriter.Write(cell.Config)));

    [Fact]
    public void Every_config_is_valid_and_has_a_name_of_its_own()
    {
        foreach (var cell in Cells)
            Assert.Equal(cell.Id, ConfigReader.Read(ConfigWriter.Write(cell.Config), cell.Id, Path.GetTempPath()).Name);
        Assert.Equal(Cells.Count, Cells.Select(cell => cell.Id).Distinct().Count());
    }

    [Theory]
    [InlineData(ZooSplit.Calibrate, ZooSplit.Test)]
    [InlineData(ZooSplit.Calibrate, ZooSplit.Second)]
    [InlineData(ZooSplit.Test, ZooSplit.Second)]
    internal void The_parts_share_no_seed_and_no_width(ZooSplit one, ZooSplit other)
    {
        var parts = Cells.ToLookup(cell => cell.Split);
        Assert.Empty(Seeds(parts[one]).Intersect(Seeds(parts[other])));
        var shared = Widths(parts[one]).Intersect(Widths(parts[other]));
        // What a recipe sets itself: layers so narrow that they die, a bottleneck, and some that need one size.
        Assert.Empty(shared.Except([1, 3, 4, 20, 24, 40, 256]));
    }

    [Fact]
    public void A_twin_has_the_seeds_and_the_replicates_of_its_cell()
    {
        var byId = Cells.ToDictionary(cell => cell.Id);
        foreach (var cell in Cells.Where(cell => cell.TwinId is not null))
            Assert.Equal((cell.Config.Seed, cell.Config.Replicates),
                (byId[cell.TwinId!].Config.Seed, byId[cell.TwinId!].Config.Replicates));
    }

    [Fact]
    public void Labels_use_the_names_of_findings()
    {
        foreach (var cell in Cells)
            Assert.Empty(cell.Faults.Concat(cell.Acceptable).Except(Symptom.All));
    }

    [Theory]
    [InlineData(0.25, 0.1, Symptom.VanishingGradient)]
    [InlineData(1.0, 0.5, Symptom.VanishingGradient)]
    [InlineData(1.0, 0.85, Symptom.Healthy)]
    [InlineData(1.0, 0.68, null)]
    [InlineData(0.75, 0.85, null)]
    public void The_outcome_decides_whether_a_label_stands(double shareThatLearns, double skill, string? expected)
    {
        var cell = Cells.First(cell => cell.Faults.Contains(Symptom.VanishingGradient) && cell.Faults.Count == 1);
        var label = Verification.Of(cell, Outcome(shareThatLearns, skill), Outcome(1, 0.8)).Label;
        Assert.Equal(expected is null ? null : [expected], label?.Faults);
    }

    [Fact]
    public void A_cause_whose_twin_fails_too_is_dropped() =>
        Assert.Null(Verification.Of(Cells.First(cell => cell.TwinId is not null), Outcome(0, 0), Outcome(0.875, 0.8)).Label);

    private static Outcome Outcome(double shareThatLearns, double skill) =>
        new() { Id = "cell", ShareThatLearns = shareThatLearns, SkillMedian = skill };

    private static HashSet<int> Seeds(IEnumerable<ZooCell> cells) =>
        [.. cells.SelectMany(cell => Enumerable.Range(cell.Config.Seed, cell.Config.Replicates))];

    private static HashSet<int> Widths(IEnumerable<ZooCell> cells) => [.. cells.SelectMany(cell => cell.Config.Model switch
    {
        MlpConfig mlp => mlp.Width.Values,
        RecurrentConfig recurrent => [recurrent.HiddenSize],
        _ => [],
    })];
}
