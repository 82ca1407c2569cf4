using TorchVanish.Tests.Shared;


namespace TorchVanish.Runs.Tests;

public class RunWriterTests
{
    private static readonly string[] Tables = [RunFiles.Training, RunFiles.Layers, RunFiles.Weights];

    [Fact]
    public void TheOrderOfTheRowsIsNotThatOfTheirArrival()
    {
        using var folder = new TemporaryFolder();
        var places = (from replicate in Enumerable.Range(0, 12) from step in Enumerable.Range(0, 20) select (replicate, step)).ToArray();

        var ordered = Start(folder.At("ordered"));
        foreach (var (replicate, step) in places)
            SampleRun.AddTo(ordered, replicate, step);
        ordered.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);

        var shuffled = Start(folder.At("shuffled"));
        new Random(5).Shuffle(places);
        Parallel.ForEach(places, place => SampleRun.AddTo(shuffled, place.replicate, place.step));
        shuffled.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);

        Assert.All(Tables, table =>
            Assert.Equal(File.ReadAllBytes(folder.At($"ordered/{table}")), File.ReadAllBytes(folder.At($"shuffled/{table}"))));
        var steps = RunStore.Read(folder.At("shuffled")).Training.Select(row => (row.Replicate, row.Step)).ToList();
        Assert.Equal(steps.Order(), steps);
    }

    [Fact]
    public void ARunReadsBackAsItWasWritten()
    {
        using var folder = new TemporaryFolder();
        var writer = Start(folder.At("run"));
        SampleRun.AddTo(writer, 0, 7);
        var replicate = new DivergedReplicate(0, 8, "the loss is NaN") { Pass = NetworkPass.Backward, Layer = 2, LayerName = "hidden2" };
        var diverged = new RunStatus(RunState.Diverged, "One did.", "sequential", [replicate]);
        writer.Finish(diverged, DateTimeOffset.UnixEpoch.AddHours(1));

        var read = RunStore.Read(folder.At("run"));
        Assert.Equal((SampleRun.Config, "made-up"), (read.ConfigText, read.Name));
        Assert.Equal([SampleRun.Training(0, 7)], read.Training);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddHours(1), read.Environment.End);
        Assert.Equal(RunState.Diverged, read.Status!.State);
        Assert.Equal(diverged.DivergedReplicates, read.Status.DivergedReplicates);
        Assert.Contains("\"pass\": \"backward\"", File.ReadAllText(folder.At($"run/{RunFiles.Status}")));
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.At("run")), file => file.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void ARunThatGoesOnIsOnDiskEveryFewSeconds()
    {
        using var folder = new TemporaryFolder();
        var clock = new StoppedClock();
        var writer = Start(folder.At("run"), clock);
        SampleRun.AddTo(writer, 0, 0);
        clock.Now += RunWriter.CheckpointInterval - TimeSpan.FromMilliseconds(1);
        SampleRun.AddTo(writer, 0, 1);
        Assert.Empty(RunStore.Read(folder.At("run")).Training);
        clock.Now += TimeSpan.FromMilliseconds(1);
        SampleRun.AddTo(writer, 0, 2);
        Assert.True(SpinWait.SpinUntil(() => RunStore.Read(folder.At("run")).Timesteps.Count == 6, TimeSpan.FromSeconds(20)),
            "No checkpoint was written.");

        var read = RunStore.Read(folder.At("run"));
        Assert.Null(read.Status);
        Assert.Equal((3, 6, 9), (read.Training.Count, read.Layers.Count, read.Weights.Count));
        writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
    }

    [Fact]
    public void ACheckpointThatCannotBeWrittenEndsTheRun()
    {
        using var folder = new TemporaryFolder();
        var clock = new StoppedClock();
        var writer = Start(folder.At("run"), clock);
        // A file where the folder should go, as nothing else stops a test that runs as root.
        File.WriteAllText(folder.At($"run/{RunFiles.Parts}"), "");
        clock.Now += RunWriter.CheckpointInterval;
        Assert.Throws<StorageException>(() =>
        {
            for (var step = 0; step < 2000; step++)
            {
                SampleRun.AddTo(writer, 0, step);
                Thread.Sleep(10);
            }
        });
    }

    [Fact]
    public void AFolderHoldsOneRun()
    {
        using var folder = new TemporaryFolder();
        Start(folder.At("run"));
        Assert.StartsWith($"{folder.At("run")}: already contains a run", Assert.Throws<StorageException>(() =>
            Start(folder.At("run"))).Message);
    }

    private static RunWriter Start(string folder, TimeProvider? clock = null) =>
        RunStore.Create(folder, SampleRun.Config, SampleRun.Environment, clock: clock);

    private sealed class StoppedClock : TimeProvider
    {
        public TimeSpan Now { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Now.Ticks;
    }
}
