using System.Runtime.CompilerServices;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Runs.Tests;

/// <summary>Which files a run folder has, from its first moment to its last.</summary>
public sealed class WriterFilesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private string Run => _folder.At("run");

    private static RunManifest Manifest { get; } = new(
        "torchvanish 0", "made-up", RunSource.Config, [new(1, "hidden1", "linear", LayerRole.Hidden, 6, "relu", 1)]);

    private RunWriter Start(RunManifest? manifest = null) =>
        RunStore.Create(Run, SampleRun.Config, SampleRun.Environment, manifest);

    private string[] Files() => [.. Directory.EnumerateFiles(Run).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    [Fact]
    public void A_run_begins_with_its_config_its_manifest_and_its_environment()
    {
        Assert.False(RunStore.Exists(Run));
        Start(Manifest);
        Assert.True(RunStore.Exists(Run));
        Assert.Equal([RunFiles.Config, RunFiles.Environment, RunFiles.Manifest], Files());
        var read = RunStore.Read(Run);
        Assert.Equal(("made-up", 1, "linear"), (read.Manifest!.Name, read.Manifest.Format, read.Manifest.Layers[0].Kind));
        Assert.Null(read.Status);
        Assert.Null(read.Environment.End);
        Assert.Equal((0, 0, 0), (read.Training.Count, read.Layers.Count, read.Weights.Count));
        Assert.Equal((0, 0, 0), (read.Jacobians.Count, read.Derivatives.Count, read.Timesteps.Count));
    }

    [Fact]
    public void A_run_without_a_row_has_its_three_tables_and_no_other()
    {
        Start().Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
        Assert.Equal(
            [RunFiles.Config, RunFiles.Environment, RunFiles.Layers, RunFiles.Status, RunFiles.Training, RunFiles.Weights], Files());
        Assert.Null(RunStore.Read(Run).Manifest);
    }

    [Fact]
    public void Every_table_reads_back_with_all_that_was_added()
    {
        var writer = Start();
        var rows = new StepRows(SampleRun.Training(1, 2))
        {
            Layers = [SampleRun.Layer(1, 2, 3)],
            Weights = [SampleRun.Weight(1, 2, 3, 4)],
            Jacobians = [new(1, 2, 3, "hidden3", new(1, 2, 0.5), new(4, 5, 0.25))],
            Derivatives = [new(1, -0.5, 0.25, 0.125)],
            Timesteps = [new(1, 2, 3, 0.75)],
        };
        writer.Add(rows);
        writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch.AddDays(1));

        var read = RunStore.Read(Run);
        Assert.Equal([rows.Training], read.Training);
        Assert.Equal([3], read.Layers.Select(row => row.Layer));
        Assert.Equal(rows.Weights, read.Weights);
        Assert.Equal(rows.Jacobians, read.Jacobians);
        Assert.Equal(rows.Derivatives, read.Derivatives);
        Assert.Equal(rows.Timesteps, read.Timesteps);
        Assert.Equal(DateTimeOffset.UnixEpoch.AddDays(1), read.Environment.End);
        Assert.Equal(SampleRun.Environment.Start, read.Environment.Start);
    }

    /// <summary>The status says that everything else is there, so it is not there where anything else is not.</summary>
    [Theory]
    [InlineData(RunFiles.Training)]
    [InlineData(RunFiles.Layers)]
    [InlineData(RunFiles.Weights)]
    [InlineData(RunFiles.Environment)]
    public void The_status_is_the_last_file(string blocked)
    {
        var writer = Start();
        SampleRun.AddTo(writer, 0, 0);
        File.Delete(Path.Combine(Run, blocked));
        Directory.CreateDirectory(Path.Combine(Run, blocked));
        Assert.Throws<StorageException>(() => writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch));
        Assert.False(File.Exists(Path.Combine(Run, RunFiles.Status)));
    }

    /// <summary>A long run needs no more memory than a short one: rows that are on disk are no longer held.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Rows_on_disk_are_not_kept_in_memory(bool ended)
    {
        var writer = Start();
        var held = AddRowsOfEachTable(writer);
        GC.Collect();
        Assert.All(held, rows => Assert.True(rows.IsAlive));
        if (ended)
            writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
        else
            writer.Checkpoint();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.All(held, rows => Assert.False(rows.IsAlive));
        GC.KeepAlive(writer);
    }

    [Fact]
    public void Another_file_of_the_run_lies_where_its_path_says()
    {
        var writer = Start();
        writer.WriteFile("snapshots/step-000000.safetensors", stream => stream.Write([1, 2, 3]));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(Run, "snapshots", "step-000000.safetensors")));
        Assert.Equal(Run, writer.Folder);
    }

    // In a method of its own, so that no variable of the test holds a row.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference[] AddRowsOfEachTable(RunWriter writer)
    {
        var rows = new StepRows(SampleRun.Training(0, 0))
        {
            Layers = [SampleRun.Layer(0, 0, 1)],
            Weights = [SampleRun.Weight(0, 0, 1, 2)],
            Jacobians = [new(0, 0, 1, "hidden1", new(1, 1, 0), new(1, 1, 0))],
            Derivatives = [new(0, 0, 0.5, 0.25)],
            Timesteps = [new(0, 0, 1, 0.5)],
        };
        writer.Add(rows);
        return
        [
            new(rows.Training), new(rows.Layers.First()), new(rows.Weights.First()),
            new(rows.Jacobians.First()), new(rows.Derivatives.First()), new(rows.Timesteps.First()),
        ];
    }
}
