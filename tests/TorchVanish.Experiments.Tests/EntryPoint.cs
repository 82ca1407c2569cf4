using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TorchSharp;
using TorchVanish.Acceleration;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Tests;

/// <summary>
/// Libtorch is loaded once a process. The tests get the packaged one before anything touches TorchSharp; a test of the
/// loading itself starts this assembly as a program of its own, which prints what it has mapped. Given a name of
/// <see cref="SmallExperiments"/> and a folder, this program trains without any kernels registered.
/// </summary>
internal static partial class EntryPoint
{
    [ModuleInitializer]
    internal static void LoadLibtorchForTests()
    {
        if (System.Reflection.Assembly.GetEntryAssembly() != typeof(EntryPoint).Assembly)
        {
            NativeLibtorch.Load();
            HostKernels.Register();
        }
    }

    private static int Main(string[] args)
    {
        try
        {
            NativeLibtorch.Load();
            if (args is [var experiment, var folder])
            {
                new SuiteRunner(new RunOptions(1, "cpu", DataDirectory: null, Snapshots: false, "test"), new Silent(), TorchProcess.Begin)
                    .Run([new RunPlan(SmallExperiments.Named(experiment) with { Execution = Execution.Stacked }, folder)],
                        CancellationToken.None);
                return 0;
            }
        }
        catch (TorchVanishException error)
        {
            Console.Error.WriteLine(error.Message);
            return error.ExitCode;
        }
        using var sum = torch.ones(3).sum();
        Console.WriteLine($"sum {sum.item<float>()} cuda {torch.cuda.is_available()}");
        foreach (var path in MappedTorch().Matches(File.ReadAllText("/proc/self/maps")).Select(match => match.Value).Distinct())
        {
            Console.WriteLine(path);
        }
        return 0;
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

    [GeneratedRegex(@"/\S*lib(torch\w*|c10\w*|gomp[^/\s]*|LibTorchSharp)\.so\S*")]
    private static partial Regex MappedTorch();
}
