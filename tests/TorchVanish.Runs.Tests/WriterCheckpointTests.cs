using TorchVanish.Tests.Shared;


namespace TorchVanish.Runs.Tests;

/// <summary>When a run that goes on is put on disk, by a clock that only the test moves.</summary>
public sealed class WriterCheckpointTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly HandClock _clock = new();
    private readonly RunWriter _writer;
    private int _written;

    public WriterCheckpointTests() => _writer = RunStore.Create(Run, SampleRun.Config, SampleRun.Environment, clock: _clock);

    public void Dispose()
    {
        // Waits for a checkpoint that is under way.
        _writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
        _folder.Dispose();
    }

    private string Run => _folder.At("run");

    /// <summary>Rows are made when they are written, so that they count what is on disk.</summary>
    private void Add(int step, Action? whenWritten = null) =>
        _writer.Add(new StepRows(SampleRun.Training(0, step)) { Layers = Counted(step, whenWritten) });

    private IEnumerable<LayerRow> Counted(int step, Action? whenWritten)
    {
        Interlocked.Increment(ref _written);
        whenWritten?.Invoke();
        yield return SampleRun.Layer(0, step, 1);
    }

    private void WaitForRows(int number) =>
        Assert.True(
            SpinWait.SpinUntil(() => Volatile.Read(ref _written) >= number, TimeSpan.FromSeconds(30)),
            $"{number} rows were not written.");

    /// <summary>
    /// The writer begins no checkpoint before the last has ended, which the test sees a moment too early: it may take a few rows.
    /// </summary>
    private void AddUntilWritten(int number, int step)
    {
        for (var tries = 0; Volatile.Read(ref _written) < number && tries < 1000; tries++)
        {
            Add(step + tries);
            Thread.Sleep(5);
        }
        WaitForRows(number);
    }

    [Fact]
    public void One_checkpoint_follows_another_after_five_seconds_and_not_before()
    {
        Assert.Equal(TimeSpan.FromSeconds(5), RunWriter.CheckpointInterval);
        _clock.Now += TimeSpan.FromSeconds(5);
        Add(0);
        WaitForRows(1);
        // Waits for the end of the first.
        _writer.Checkpoint();

        _clock.Now += TimeSpan.FromSeconds(4.9);
        Add(1);
        Assert.Equal(1, _written);

        _clock.Now += TimeSpan.FromSeconds(0.1);
        AddUntilWritten(3, step: 2);
    }

    /// <summary>
    /// One that took a second is followed by nineteen seconds of training: no more than a twentieth of the time goes to disk.
    /// </summary>
    [Fact]
    public void A_slow_checkpoint_has_the_next_one_wait_twenty_times_as_long()
    {
        Add(0, whenWritten: () => _clock.Now += TimeSpan.FromSeconds(1));
        _writer.Checkpoint();
        _clock.Now += TimeSpan.FromSeconds(18.9);
        Add(1);
        Assert.Equal(1, _written);
        _clock.Now += TimeSpan.FromSeconds(0.1);
        AddUntilWritten(3, step: 2);
    }

    [Fact]
    public void A_fast_checkpoint_shortens_the_wait_again_to_five_seconds()
    {
        Add(0, whenWritten: () => _clock.Now += TimeSpan.FromSeconds(100));
        _writer.Checkpoint();
        _writer.Checkpoint();
        // The hundred seconds of the first are more than five, and would be less than its two thousand.
        AddUntilWritten(2, step: 1);
    }

    [Fact]
    public void Only_one_checkpoint_is_written_at_a_time_while_training_continues()
    {
        using var free = new ManualResetEventSlim();
        _clock.Now += TimeSpan.FromSeconds(5);
        Add(0, whenWritten: () => Assert.True(free.Wait(TimeSpan.FromSeconds(30))));
        WaitForRows(1);
        for (var step = 1; step < 5; step++)
        {
            _clock.Now += TimeSpan.FromSeconds(5);
            Add(step);
        }
        Assert.Equal(1, _written);
        free.Set();
        _writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
        Assert.Equal(5, _written);
        Assert.Equal(5, RunStore.Read(Run).Layers.Count);
    }

    [Fact]
    public void A_run_is_complete_after_a_full_disk_has_space_again()
    {
        var blocked = Path.Combine(Run, RunFiles.Parts);
        File.WriteAllText(blocked, "");
        _clock.Now += TimeSpan.FromSeconds(5);
        Add(0);
        Assert.Throws<StorageException>(() => AddUntilWritten(int.MaxValue, step: 1));
        File.Delete(blocked);
        _writer.Finish(SampleRun.Completed, DateTimeOffset.UnixEpoch);
        Assert.Equal(RunState.Completed, RunStore.Read(Run).Status?.State);
        Assert.Equal(0, RunStore.Read(Run).Layers[0].Step);
    }

    private sealed class HandClock : TimeProvider
    {
        private long _now;

        public TimeSpan Now
        {
            get => TimeSpan.FromTicks(Interlocked.Read(ref _now));
            set => Interlocked.Exchange(ref _now, value.Ticks);
        }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Interlocked.Read(ref _now);
    }
}
