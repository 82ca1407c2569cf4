using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Prescription;

public sealed class RunScoreTests
{
    /// <summary>A replicate that diverged has no network to use: it counts as the trivial answer.</summary>
    [Fact]
    public void ADivergedReplicateHasTheTrivialAccuracy()
    {
        var run = Measured(new MadeUpRun { Manifest = MadeUpManifest.Unequal, LastDiverges = true });
        var score = RunScore.Of(run);
        Assert.True(score.IsAccuracy);
        Assert.Equal(4, score.ByReplicate.Count);
        Assert.Equal(0.95, score.ByReplicate[3]);
        Assert.NotEqual(0.95, score.ByReplicate[0]);
    }

    /// <summary>The trivial loss is 2: a loss of 0.5 has three quarters of it gone, and one of 1e30 counts as twice it.</summary>
    [Theory]
    [InlineData(0.5, 0.75)]
    [InlineData(2, 0)]
    [InlineData(1e30, -1)]
    [InlineData(double.NaN, 0)]
    public void ANumberIsScoredByTheShareOfTheTrivialLossThatIsGone(double loss, double expected)
    {
        var run = Measured(new MadeUpRun
        {
            Manifest = MadeUpManifest.Regression,
            TwistTraining = row => row with { ValidationLoss = loss },
        });
        Assert.All(RunScore.Of(run).ByReplicate.Values, score => Assert.Equal(expected, score, 12));
    }

    /// <summary>Of cross-entropy against targets outside of [0, 1] the trivial loss may be negative, and is no scale then.</summary>
    [Fact]
    public void ATrivialLossThatIsNotPositiveIsNoScale()
    {
        var run = Measured(new MadeUpRun
        {
            Manifest = MadeUpManifest.Regression with { TrivialLoss = -3 },
            TwistTraining = row => row with { ValidationLoss = -100 },
        });
        Assert.All(RunScore.Of(run).ByReplicate.Values, score => Assert.Equal(0, score));
    }

    private static MeasuredRun Measured(MadeUpRun run) => MeasuredRun.From([run.Build()])[0];
}
