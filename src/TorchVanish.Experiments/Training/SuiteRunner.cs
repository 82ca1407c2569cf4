using TorchVanish.Experiments.Devices;
using TorchVanish.Records;
using TorchVanish.Records.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Runs any number of experiments, their replicates beside each other. Replicates share nothing but the folder that they report
/// to, so what is written does not depend on how many run at once.
/// </summary>
public sealed class SuiteRunner(RunOptions options, ITrainingObserver observer)
{
    /// <param name="plans">The experiments and where they go.</param>
    /// <param name="cancellation">Asks to stop at the next step.</param>
    /// <param name="accepted">Called when nothing can be refused any more, before the first folder is made.</param>
    /// <exception cref="OperationCanceledException">It was interrupted; what had been measured is on disk.</exception>
    public void Run(IReadOnlyList<RunPlan> plans, CancellationToken cancellation, Action? accepted = null)
    {
        NativeLibtorch.Load();
        NativeHeap.KeepFreedMemory();
        // Everything that can be refused is refused before the first folder is made.
        var devices = plans.Select(plan => DeviceCatalogue.Resolve(options.Device ?? plan.Config.Device)).ToList();
        var sources = new DataSourcePool(options.DataDirectory);
        foreach (var plan in plans)
            Check(plan, sources);
        accepted?.Invoke();

        var runs = plans.Zip(devices, (plan, device) => Start(plan, device, sources)).ToList();
        try
        {
            var queue = runs.SelectMany(run => run.Units());
            OneThreadEach(queue, cancellation);
        }
        finally
        {
            // A run that is not whole by now was interrupted or broke; its folder says so.
            foreach (var run in runs)
                run.Close(cancellation.IsCancellationRequested ? RunState.Interrupted : RunState.Failed);
        }
        cancellation.ThrowIfCancellationRequested();
    }

    // How many samples a file holds is known only now.
    private static void Check(RunPlan plan, DataSourcePool sources)
    {
        try
        {
            var left = sources.For(plan.Config).Draw(plan.Config.Seed).Training.Count;
            if (plan.Config.Training.BatchSize > left)
                throw new ConfigException($"training.batch_size is {plan.Config.Training.BatchSize} while {left} samples are left for training; it must be at most {left}.");
        }
        catch (ConfigException error)
        {
            throw new ConfigException($"{plan.Source}: {error.Message}", error);
        }
    }

    private ActiveRun Start(RunPlan plan, Device device, DataSourcePool sources)
    {
        // The record says what was run: the device that was asked for on the command line is part of it.
        var config = plan.Config with { Device = options.Device ?? plan.Config.Device };
        var environment = EnvironmentRecorder.Record(device, options.Jobs, options.CommandLine);
        var writer = RunStore.Create(plan.Folder, config, environment);
        return new ActiveRun(config, writer, sources.For(config), device, options.Snapshots, observer);
    }

    private void OneThreadEach(IEnumerable<ReplicateUnit> queue, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs };
        // One unit at a time is handed out: units differ in length, and a range would leave a core idle at the end.
        var partition = System.Collections.Concurrent.Partitioner.Create(queue, System.Collections.Concurrent.EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(partition, parallel, unit =>
            {
                if (cancellation.IsCancellationRequested)
                    return;
                // One thread inside an operation: sums are added up in one order, so the bytes are the same on any machine of a kind.
                set_num_threads(1);
                unit.Train(cancellation);
            });
        }
        catch (AggregateException errors)
        {
            var first = errors.Flatten().InnerExceptions[0];
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(first).Throw();
        }
    }
}
