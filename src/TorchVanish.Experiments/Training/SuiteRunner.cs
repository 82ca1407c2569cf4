using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Devices;
using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Runs any number of experiments, their replicates in parallel. Replicates share nothing but the run folder, so what is written
/// does not depend on how many run at once.
/// </summary>
/// <param name="begin">What the process needs before torch work and around it.</param>
public sealed class SuiteRunner(RunOptions options, ITrainingObserver observer, Func<ITorchWork> begin)
{
    /// <param name="plans">The experiments and where they go.</param>
    /// <param name="cancellation">Asks to stop at the next step.</param>
    /// <param name="accepted">Called when nothing can be refused any more, before the first folder is made.</param>
    /// <exception cref="OperationCanceledException">It was interrupted; what had been measured is on disk.</exception>
    public void Run(IReadOnlyList<RunPlan> plans, CancellationToken cancellation, Action? accepted = null)
    {
        using var work = begin();
        // Everything that can be refused is refused before the first folder is made.
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
            // A run that is not closed yet was interrupted or failed; its folder says so.
            foreach (var run in runs)
                run.Close(cancellation.IsCancellationRequested ? RunState.Interrupted : RunState.Failed);
        }
        cancellation.ThrowIfCancellationRequested();
    }

    private ActiveRun Start(RunPlan plan, Device device, SampleShape shape, SamplePool pool, ITorchWork work)
    {
        // The record says what was run, and so includes the device and the kernels of the command line.
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
        // One unit at a time is handed out: units differ in length, and a range would leave a core idle at the end.
        var partition = Partitioner.Create(queue, EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(partition, parallel, unit =>
            {
                if (cancellation.IsCancellationRequested)
                    return;
                // One thread inside an operation: sums are added in one order, so the bytes are the same on any machine of a kind.
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
