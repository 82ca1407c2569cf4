using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Devices;
using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Runs experiments with their replicates in parallel. Replicates share only the run folder, so the output does not depend on the number
/// of threads.
/// </summary>
/// <param name="begin">Prepares the process for torch; the result is disposed at the end.</param>
public sealed class SuiteRunner(RunOptions options, ITrainingObserver observer, Func<ITorchWork> begin)
{
    /// <param name="plans">The experiments and their folders.</param>
    /// <param name="cancellation">Stops training at the next step.</param>
    /// <param name="accepted">Called after all checks, before the first folder is created.</param>
    /// <exception cref="OperationCanceledException">Interrupted. The measurements so far are on disk.</exception>
    public void Run(IReadOnlyList<RunPlan> plans, CancellationToken cancellation, Action? accepted = null)
    {
        using var work = begin();
        // All checks run before the first folder is created.
        var devices = plans.Select(plan => DeviceCatalogue.Resolve(options.Device ?? plan.Config.Device, work.WithoutCuda)).ToList();
        using var pool = new SamplePool(options.DataDirectory);
        var shapes = plans.GroupBy(plan => plan.Config.Data).ToDictionary(sameData => sameData.Key, sameData =>
            PlanChecks.Check([.. sameData], pool));
        accepted?.Invoke();

        var runs = plans.Zip(devices, (plan, device) => Start(plan, device, shapes[plan.Config.Data], pool, work)).ToList();
        try
        {
            foreach (var run in runs)
                run.CloseIfDone();
            OneThreadEach([.. runs.SelectMany(run => run.Units())], cancellation);
        }
        finally
        {
            // Runs that are not closed yet were interrupted or failed; this writes their status.
            foreach (var run in runs)
                run.Close(cancellation.IsCancellationRequested ? RunState.Interrupted : RunState.Failed);
        }
        cancellation.ThrowIfCancellationRequested();
    }

    private ActiveRun Start(RunPlan plan, Device device, SampleShape shape, SamplePool pool, ITorchWork work)
    {
        // The stored config includes the device and the kernels of the command line.
        var config = plan.Config with
        {
            Device = options.Device ?? plan.Config.Device,
            Kernels = options.Kernels ?? plan.Config.Kernels,
        };
        var hostForms = config.Kernels == Kernels.Auto && ReplicateGroup.HostFormsOn(device);
        var environment = EnvironmentRecorder.Record(device, options.Jobs, options.CommandLine) with
        {
            Arithmetic = new(hostForms ? ArithmeticKind.Host : ArithmeticKind.Torch),
        };
        var manifest = ManifestRecorder.Record(config, shape, pool);
        var writer = plan.Resume
            ? RunStore.Resume(plan.Folder, environment)
            : RunStore.Create(plan.Folder, ConfigWriter.Write(config), environment, manifest);
        foreach (var note in manifest.Notes)
            observer.Noted(config.Name, note);
        return new ActiveRun(config, writer, pool, work, device, options.Snapshots, observer);
    }

    private void OneThreadEach(IReadOnlyList<ReplicateUnit> queue, CancellationToken cancellation)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs };
        // Threads take one unit at a time, because units differ in length, and ranges would leave a core idle at the end.
        var partition = Partitioner.Create(queue, EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(partition, parallel, unit =>
            {
                if (cancellation.IsCancellationRequested)
                    return;
                // With one thread per operation the order of sums is fixed, so the bytes are the same on machines of the same kind.
                set_num_threads(1);
                unit.Train(cancellation);
            });
        }
        catch (AggregateException errors)
        {
            var first = errors.Flatten().InnerExceptions[0];
            ExceptionDispatchInfo.Capture(first).Throw();
        }
    }
}
