using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using TorchVanish.Experiments.Devices;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Measures papers in parallel, and writes the table of each paper when it is complete.</summary>
/// <param name="begin">Prepares the process for torch; the result is disposed at the end.</param>
public sealed class PaperSuiteRunner(int jobs, PaperSize size, int seed, Func<ITorchWork> begin)
{
    /// <param name="ids">The papers to measure.</param>
    /// <param name="folder">The parent of the folder papers/, which gets NAME/measurements.csv.</param>
    /// <param name="measured">Called with the id and the duration in seconds after a table is written.</param>
    /// <exception cref="OperationCanceledException">Interrupted. The tables on disk are complete.</exception>
    public void Run(IReadOnlyCollection<string> ids, string folder, Action<string, double> measured, CancellationToken cancellation)
    {
        using var work = begin();
        var queue = PaperExperiments.All.Where(experiment => ids.Contains(experiment.Id)).OrderByDescending(experiment => experiment.Cost);
        var partition = Partitioner.Create(queue, EnumerablePartitionerOptions.NoBuffering);
        try
        {
            Parallel.ForEach(partition, new ParallelOptions { MaxDegreeOfParallelism = jobs }, experiment =>
            {
                if (cancellation.IsCancellationRequested)
                    return;
                var watch = System.Diagnostics.Stopwatch.StartNew();
                var rows = Measure(experiment, work, cancellation);
                MeasurementTable.Write(PaperSuiteRecord.Measurements(folder, experiment.Id), rows);
                measured(experiment.Id, watch.Elapsed.TotalSeconds);
            });
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Capture(errors.Flatten().InnerExceptions[0]).Throw();
        }
        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Measures one paper.</summary>
    public IReadOnlyList<MeasurementRow> Measure(PaperExperiment experiment)
    {
        using var work = begin();
        return Measure(experiment, work, CancellationToken.None);
    }

    private IReadOnlyList<MeasurementRow> Measure(PaperExperiment experiment, ITorchWork work, CancellationToken cancellation)
    {
        // One thread inside an operation: sums are added in one order, and two papers share the cores.
        set_num_threads(1);
        var lab = new Laboratory(seed, size, work, cancellation);
        experiment.Measure(lab);
        return lab.Rows;
    }
}
