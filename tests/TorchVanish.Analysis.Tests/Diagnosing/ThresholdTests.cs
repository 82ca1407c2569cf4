using TorchVanish.Analysis.Diagnosis;

namespace TorchVanish.Analysis.Tests.Diagnosing;

/// <summary>Another value of a threshold counts for one judgement and for no other.</summary>
public class ThresholdTests
{
    private static readonly RecordOf Weak = new()
    {
        Course = (_, share) => (1.0 - (0.1 * Math.Exp(-5 * share)), 0.44),
    };

    [Fact]
    public void AnotherValueChangesTheVerdictAndIsForgotten()
    {
        var run = Weak.Build();
        var usual = Diagnoser.Of(run).Replicates;
        Assert.Equal(4, usual.Fail);
        Assert.Equal(0, Thresholds.LearningSkill.Try(0.1, () => Diagnoser.Of(run)).Replicates.Fail);
        Assert.Equal(usual, Diagnoser.Of(run).Replicates);
    }

    [Fact]
    public void EachThresholdSaysWhatItComparesAndWhereItComesFrom()
    {
        Assert.Equal(Thresholds.All.Count, Thresholds.All.Select(threshold => threshold.Name).Distinct().Count());
        Assert.All(Thresholds.All, threshold => Assert.True(threshold.Source.Length > 0 && threshold.Value > 0));
    }
}
