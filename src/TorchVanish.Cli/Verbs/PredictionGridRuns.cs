using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Theory;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

/// <summary>
/// Measures step 0 of the networks of <see cref="PredictionGrid"/> and keeps measurements that are already in the folder.
/// </summary>
internal static class PredictionGridRuns
{
    // Coprime to the number of networks, so that the first networks are a sample of the whole grid.
    private const int Stride = 101;

    /// <param name="most">The largest number of networks to measure now; the result omits the others.</param>
    public static IReadOnlyList<(string Run, PredictionCheck? Check)> In(string folder, int sizes, int seed, int most)
    {
        if (File.Exists(folder))
            throw new StorageException($"--grid {folder}: is a file; name a folder, which the runs are written to.");
        var options = new RunOptions(Environment.ProcessorCount, "cpu", DataDirectory: null, Snapshots: false, Environment.CommandLine);
        var configs = PredictionGrid.Configs(sizes, seed);
        var checks = new List<(string, PredictionCheck?)>();
        for (var i = 0; i < configs.Count; i++)
        {
            var config = configs[(int)((long)i * Stride % configs.Count)];
            var run = Path.Combine(folder, config.Name);
            if (Predictor.Of(config, drawing: false) is { Verdict: PredictedVerdict.CannotPredict })
            {
                checks.Add((config.Name, null));
                continue;
            }
            if (!RunStore.Exists(run))
            {
                if (most-- <= 0)
                    break;
                new SuiteRunner(options, new Silent(), TorchProcess.Begin).Run([new RunPlan(config, run)], CancellationToken.None);
                System.Console.Error.WriteLine($"{i + 1} of {configs.Count}: {config.Name}");
            }
            checks.Add((config.Name, PredictionCheck.Of(MeasuredRun.From([RunStore.Read(run)])[0])));
        }
        return checks;
    }

    private sealed class Silent : ITrainingObserver
    {
        public void Advanced(string experiment, int steps)
        {
        }

        public void Finished(string experiment, RunStatus status)
        {
        }
    }
}
