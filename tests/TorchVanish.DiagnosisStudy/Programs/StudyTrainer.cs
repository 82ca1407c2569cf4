using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using TorchVanish.Runs;

namespace TorchVanish.DiagnosisStudy.Programs;

/// <summary>Trains configs whose run folder is missing or was not finished.</summary>
internal static class StudyTrainer
{
    // So many share one call: enough that all cores have work, few enough that a call that is killed loses little.
    private const int AtOnce = 12;

    /// <param name="programs">The file of each config, and the folder of its run.</param>
    public static void Train(IReadOnlyList<(string Config, string Folder)> programs, int jobs)
    {
        var missing = programs.Where(program => !IsComplete(program.Folder)).ToList();
        var runner = new SuiteRunner(new RunOptions(jobs, "cpu", null, Snapshots: false, Environment.CommandLine), new Silent(), TorchProcess.Begin);
        var done = 0;
        foreach (var chunk in missing.Chunk(AtOnce))
        {
            runner.Run([.. chunk.Select(program => Plan(program.Config, program.Folder))], CancellationToken.None);
            done += chunk.Length;
            Console.Error.WriteLine($"trained {done} of {missing.Count}");
        }
    }

    public static bool IsComplete(string folder) => RunStore.Exists(folder) && RunStore.Read(folder).Status is { IsComplete: true };

    private static RunPlan Plan(string config, string folder) => RunStore.Exists(folder)
        ? new RunPlan(RunConfig.Of(RunStore.Read(folder))!, folder) { Source = config, Resume = true }
        : new RunPlan(ConfigReader.ReadFile(config), folder) { Source = config };

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
