using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Devices;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>Trains one replicate on given data from given parameters, through the trainer that every run goes through.</summary>
/// <param name="Run">What was written.</param>
/// <param name="Parameters">By name, after the last step.</param>
internal sealed record GivenNetwork(RunRecord Run, IReadOnlyDictionary<string, double[]> Parameters)
{
    /// <param name="split">What is learnt from and judged on; the batch size is that of the config.</param>
    /// <param name="values">Of each parameter by name; null leaves it as the config's initialization has it.</param>
    /// <param name="prepare">What else is done to the network before training.</param>
    public static GivenNetwork Train(ExperimentConfig config, DataSplit split, Func<string, double[]?> values,
        Action<ReplicateGroup>? prepare = null)
    {
        // As the runner has it: the order of a sum must not depend on the threads that share it.
        set_num_threads(1);
        using var scope = NewDisposeScope();
        using var scratch = new ScratchFolder();
        var dtype = NetworkBuilder.TorchType(config.Dtype);
        using var data = new ReplicateSamples(1, _ => split, dtype, CPU);
        using var group = NetworkBuilder.Build(config, data.Features, data.Classes, [0], stacked: false, CPU, data.TimeSteps, data.Outputs);
        using (no_grad())
        {
            foreach (var (name, parameter) in group.Parameters)
            {
                if (values(name) is { } given)
                    parameter.copy_(tensor(given).view(parameter.shape));
            }
        }
        prepare?.Invoke(group);
        using var work = TorchProcess.Begin();
        var writer = RunStore.Create(scratch.Of("run"), ConfigWriter.Write(config), EnvironmentRecorder.Record(CPU, jobs: 1, "test"));
        var ends = new GroupTrainer(config, group, data, [config.Seed], writer, snapshots: null, work, advanced: _ => { })
            .Train(CancellationToken.None);
        writer.Finish(new RunStatus(ends.Diverged.Count > 0 ? RunState.Diverged : RunState.Completed, "", "sequential", ends.Diverged),
            DateTimeOffset.UnixEpoch);
        return new GivenNetwork(RunStore.Read(scratch.Of("run")), group.Parameters.ToDictionary(p => p.name, p => Numbers.Of(p.parameter)));
    }
}
