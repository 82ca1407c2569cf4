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
        using var gate = new FinalizerGate();
        // Everything that can be refused is refused before the first folder is made.
        var devices = plans.Select(plan => DeviceCatalogue.Resolve(options.Device ?? plan.Config.Device)).ToList();
        using var pool = new SamplePool(options.DataDirectory);
        foreach (var sameData in plans.GroupBy(plan => plan.Config.Data))
            Check([.. sameData], pool);
        accepted?.Invoke();

        var runs = plans.Zip(devices, (plan, device) => Start(plan, device, pool, gate)).ToList();
        try
        {
            OneThreadEach([.. runs.SelectMany(run => run.Units())], cancellation);
        }
        finally
        {
            // A run that is not whole by now was interrupted or broke; its folder says so.
            foreach (var run in runs)
                run.Close(cancellation.IsCancellationRequested ? RunState.Interrupted : RunState.Failed);
        }
        cancellation.ThrowIfCancellationRequested();
    }

    // How many samples a file holds is known only when it has been read.
    private static void Check(IReadOnlyList<RunPlan> sameData, SamplePool pool)
    {
        var asking = sameData[0];
        try
        {
            var drawn = pool.Source(asking.Config).Draw(asking.Config.Seed);
            foreach (var plan in sameData)
            {
                asking = plan;
                DataChecks.Check(plan.Config, drawn);
                MemoryCheck.Check(plan.Config, drawn.Training.Features, drawn.Training.Classes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, drawn.Training.TimeSteps);
            }
        }
        catch (ConfigException error)
        {
            throw new ConfigException($"{asking.Source}: {error.Message}", error);
        }
    }

    private ActiveRun Start(RunPlan plan, Device device, SamplePool pool, FinalizerGate gate)
    {
        // The record says what was run: the device that was asked for on the command line is part of it.
        var config = plan.Config with { Device = options.Device ?? plan.Config.Device };
        var environment = EnvironmentRecorder.Record(device, options.Jobs, options.CommandLine);
        var writer = RunStore.Create(plan.Folder, config, environment);
        return new ActiveRun(config, writer, pool, gate, device, options.Snapshots, observer);
    }

    private void OneThreadEach(IReadOnlyList<ReplicateUnit> queue, CancellationToken cancellation)
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
