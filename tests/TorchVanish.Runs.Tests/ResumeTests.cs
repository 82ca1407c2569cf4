using TorchVanish.Tests.Shared;

namespace TorchVanish.Runs.Tests;

/// <summary>A run that goes on where another process left it: groups that had ended stay, and the bytes are those of one run.</summary>
public sealed class ResumeTests : IDisposable
{
    private static readonly string[] Tables = [RunFiles.Training, RunFiles.Layers, RunFiles.Weights, RunFiles.Timesteps];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private RunWriter Start(string name) => RunStore.Create(_folder.At(name), SampleRun.Config, SampleRun.Environment);

    private static void Add(RunWriter writer, int replicate, int steps)
    {
        for (var step = 0; step < steps; step++)
            SampleRun.AddTo(writer, replicate, step);
    }

    private string Whole()
    {
        var writer = Start("whole");
        foreach (var replicate in new[] { 0, 1, 2, 3 })
            Add(writer, replicate, 5);
        writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
        return writer.Folder;
    }

    /// <summary>Killed: the second group has ended, the first is half done and its newest line is cut.</summary>
    private RunWriter Killed()
    {
        var writer = Start("killed");
        Add(writer, 2, 5);
        Add(writer, 3, 5);
        Add(writer, 0, 3);
        writer.Finish(new GroupEnd([2, 3], [new DivergedReplicate(3, 4, "the loss is NaN")], []));
        Add(writer, 1, 2);
        writer.Checkpoint();
        File.AppendAllText(Path.Combine(writer.Folder, RunFiles.Parts, "layers-000001.csv"), "1,2,1,hid");
        return writer;
    }

    [Fact]
    public void A_killed_run_is_read_with_every_complete_line()
    {
        var read = RunStore.Read(Killed().Folder);
        Assert.Null(read.Status);
        Assert.Equal((15, 30), (read.Training.Count, read.Layers.Count));
        Assert.Equal([0, 1, 2, 3], read.Training.Select(row => row.Replicate).Distinct());
    }

    [Fact]
    public void A_resumed_run_ends_with_the_bytes_of_an_uninterrupted_one()
    {
        var whole = Whole();
        var writer = RunStore.Resume(Killed().Folder, SampleRun.Environment);
        var finished = Assert.Single(writer.FinishedGroups);
        Assert.Equal([2, 3], finished.Replicates);
        Assert.Equal(4, Assert.Single(finished.Diverged).Step);
        Add(writer, 0, 5);
        Add(writer, 1, 5);
        writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
        Assert.All(Tables, table => Assert.Equal(
            File.ReadAllBytes(Path.Combine(whole, table)), File.ReadAllBytes(Path.Combine(writer.Folder, table))));
        Assert.False(Directory.Exists(Path.Combine(writer.Folder, RunFiles.Parts)));
    }

    /// <summary>Two threads end their groups at once: the one that was not last may record its end after the run was closed.</summary>
    [Fact]
    public void A_late_group_end_does_not_change_a_closed_run()
    {
        var writer = Start("late");
        foreach (var replicate in new[] { 0, 1, 2, 3 })
            Add(writer, replicate, 5);
        writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
        writer.Finish(new GroupEnd([0, 1], [], []));
        writer.Checkpoint();
        var whole = Whole();
        Assert.All(Tables, table => Assert.Equal(
            File.ReadAllBytes(Path.Combine(whole, table)), File.ReadAllBytes(Path.Combine(writer.Folder, table))));
        Assert.False(Directory.Exists(Path.Combine(writer.Folder, RunFiles.Parts)));
    }

    /// <summary>An interrupted run has its tables at once, and can still go on.</summary>
    [Fact]
    public void An_interrupted_run_has_tables_and_goes_on()
    {
        var whole = Whole();
        var interrupted = Killed();
        File.Delete(Path.Combine(interrupted.Folder, RunFiles.Parts, "layers-000001.csv"));
        interrupted.Finish(new RunStatus(RunState.Interrupted, "Interrupted.", "sequential", []), DateTimeOffset.UnixEpoch);
        Assert.Equal(15, RunStore.Read(interrupted.Folder).Training.Count);
        var writer = RunStore.Resume(interrupted.Folder, SampleRun.Environment);
        Assert.Null(RunStore.Read(interrupted.Folder).Status);
        Add(writer, 0, 5);
        Add(writer, 1, 5);
        writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
        Assert.All(Tables, table => Assert.Equal(
            File.ReadAllBytes(Path.Combine(whole, table)), File.ReadAllBytes(Path.Combine(writer.Folder, table))));
    }
}
