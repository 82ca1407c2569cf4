using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>Experiments run as the program runs them, into a folder that is gone after the test.</summary>
internal sealed class TrainedRun : IDisposable
{
    private readonly ScratchFolder _scratch = new();

    public TrainedRun(ExperimentConfig config, int jobs = 1, bool snapshots = false, Func<int, bool>? stopAfter = null,
        Action<int>? advanced = null)
    {
        using var cancellation = new CancellationTokenSource();
        var observer = new StoppingObserver(stopAfter ?? (_ => false), advanced ?? (_ => { }), cancellation);
        try
        {
            new SuiteRunner(new RunOptions(jobs, "cpu", DataDirectory: null, snapshots, "test"), observer, TorchProcess.Begin)
                .Run([new RunPlan(config, Folder)], cancellation.Token);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            WasCancelled = true;
        }
        Record = RunStore.Read(Folder);
        Finished = observer.Finished;
    }

    public string Folder => _scratch.Of("run");

    public RunRecord Record { get; }

    public bool WasCancelled { get; }

    /// <summary>What the observer was told at the end.</summary>
    public RunStatus? Finished { get; }

    public string Text(string file) => File.ReadAllText(Path.Combine(Folder, file));

    public void Dispose() => _scratch.Dispose();

    private sealed class StoppingObserver(Func<int, bool> stopAfter, Action<int> advanced, CancellationTokenSource cancellation)
        : ITrainingObserver
    {
        private int _steps;

        public RunStatus? Finished { get; private set; }

        public void Advanced(string experiment, int steps)
        {
            advanced(steps);
            if (stopAfter(Interlocked.Add(ref _steps, steps)))
                cancellation.Cancel();
        }

        void ITrainingObserver.Finished(string experiment, RunStatus status) => Finished = status;
    }
}
