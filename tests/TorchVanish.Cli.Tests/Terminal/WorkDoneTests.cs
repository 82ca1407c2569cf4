using TorchVanish.Cli.Terminal;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Tests.Terminal;

public class WorkDoneTests
{
    private static readonly RunStatus Completed = new(RunState.Completed, "", "", []);

    private readonly ManualClock _clock = new();

    /// <summary>A hundred cheap steps and a hundred that take nine times as long: after the cheap ones, nine tenths are left.</summary>
    [Fact]
    public void StepsCountByTheirCost()
    {
        var work = Work(Plan("cheap", 1), Plan("dear", 9));
        Assert.Null(work.Left);
        work.Advance("cheap", 1);
        for (var step = 1; step < 100; step++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            work.Advance("cheap", 1);
        }
        Assert.Equal(0.1, work.Share, 9);
        Assert.Equal(99 * 9, work.Left!.Value.TotalSeconds, 6);
    }

    /// <summary>Steps that are not taken took no time, so they say nothing about the time that the others will take.</summary>
    [Fact]
    public void StepsOfAReplicateThatEndedEarlyAreNotExtrapolated()
    {
        var work = Work(Plan("short", 1), Plan("long", 1));
        work.Advance("short", 1);
        _clock.Advance(TimeSpan.FromSeconds(10));
        work.Advance("short", 1);
        work.Advance("short", 98);
        Assert.Equal(2.0 / 102, work.Share, 9);
        Assert.Equal(10.0 * 100 / 2, work.Left!.Value.TotalSeconds, 6);
    }

    [Fact]
    public void TheEndIsTheEnd()
    {
        var work = Work(Plan("only", 1));
        work.Advance("only", 1);
        work.Finish();
        Assert.Equal((1, TimeSpan.Zero), (work.Share, work.Left!.Value));
    }

    [Fact]
    public void WithoutATerminalALineIsWrittenEveryTenSeconds()
    {
        using var error = new StringWriter { NewLine = "\n" };
        var work = Work(Plan("a", 1), Plan("b", 1));
        using (var lines = new ProgressLines(work, error, _clock))
        {
            ITrainingObserver observer = lines;
            observer.Noted("a", "replicates is 1.");
            observer.Advanced("a", 1);
            _clock.Advance(TimeSpan.FromSeconds(9));
            Assert.Equal("note: replicates is 1.\n", error.ToString());
            observer.Advanced("a", 1);
            _clock.Advance(TimeSpan.FromSeconds(1));
            observer.Finished("a", Completed);
            _clock.Advance(TimeSpan.FromSeconds(10));
        }
        _clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Equal(
            "note: replicates is 1.\nprogress: 1%, 0 of 2 experiments finished, about 17 min left\nprogress: 1%, 1 of 2 experiments "
                + "finished, about 33 min left\n",
            error.ToString());
    }

    /// <summary>Twice the width is four times the products, and twenty time steps are twenty times one.</summary>
    [Fact]
    public void CostGrowsWithTheArithmetic()
    {
        static double Wide(int width, int batch = 1000) => TrainingCost.OfStep(new ExperimentConfig
        {
            Model = new MlpConfig { Width = new LayerWidths(width) },
            Training = new TrainingConfig { BatchSize = batch },
        });
        Assert.InRange(Wide(2048) / Wide(1024), 3.5, 4.5);
        Assert.InRange(Wide(1024, 1000) / Wide(1024, 500), 1.7, 2.1);
        static double Long(int length) =>
            TrainingCost.OfStep(new ExperimentConfig { Data = new AddingConfig { Length = length }, Model = new LstmConfig() });
        Assert.InRange(Long(2000) / Long(100), 18, 22);
    }

    private WorkDone Work(params RunPlan[] plans) => new(plans, _clock, config => config.Training.LearningRate);

    // The cost of a step stands where the learning rate does.
    private static RunPlan Plan(string name, double cost) =>
        new(new ExperimentConfig { Name = name, Replicates = 1, Training = new TrainingConfig { Steps = 100, LearningRate = cost } }, name);
}
