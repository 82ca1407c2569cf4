using TorchVanish.Acceleration.Layers;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Models.Stacking;
using TorchVanish.Experiments.Tests.ProcessPolicy;
using TorchVanish.Experiments.Tests.Training;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Acceleration;

/// <summary>Kernels are used where they are registered and asked for; everywhere else torch computes, byte for byte the same.</summary>
public sealed class RegistrationTests
{
    [Theory]
    [InlineData("sigmoid sgd")]
    [InlineData("rnn clip")]
    public void A_program_that_registers_nothing_trains_as_with_kernels_torch(string name)
    {
        using var scratch = new ScratchFolder();
        var process = LibtorchProcess.Run(null, null, name, scratch.Of("run"));
        Assert.True(process.ExitCode == 0, process.Error);
        Assert.Equal(new ArithmeticRecord(ArithmeticKind.Torch), RunStore.Read(scratch.Of("run")).Environment.Arithmetic);
        using var torch = new TrainedRun(SmallExperiments.Named(name) with { Execution = Execution.Stacked, Kernels = Kernels.Torch });
        foreach (var table in (string[])[RunFiles.Training, RunFiles.Layers, RunFiles.Weights])
            Assert.Equal(File.ReadAllBytes(Path.Combine(torch.Folder, table)), File.ReadAllBytes(Path.Combine(scratch.Of("run"), table)));
    }

    [Fact]
    public void A_stack_has_layers_of_its_own_form_only_where_kernels_are_asked_for()
    {
        var config = new ExperimentConfig { Model = new MlpConfig { Depth = 2, Width = new LayerWidths(4) } };
        using var asked = NetworkBuilder.Build(config, 3, 2, [0, 1], stacked: true, CPU);
        using var torch = NetworkBuilder.Build(config with { Kernels = Kernels.Torch }, 3, 2, [0, 1], stacked: true, CPU);
        Assert.True(asked.HostForms);
        Assert.All(asked.Layers, layer => Assert.IsType<HostDenseLayer>(layer.Linear));
        Assert.False(torch.HostForms);
        Assert.All(torch.Layers, layer => Assert.IsType<StackedDense>(layer.Linear));
    }
}
