using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;

namespace TorchVanish.Experiments.Tests.Training;

public sealed class MemoryCheckTests
{
    private static readonly ExperimentConfig Huge = new() { Model = new MlpConfig { Depth = 10, Width = new LayerWidths(100_000) } };

    [Fact]
    public void Weights_that_no_machine_holds_are_refused_in_one_sentence()
    {
        var error = Assert.Throws<ConfigException>(() => MemoryCheck.Check(Huge, features: 2, classes: 3, available: 24e9));
        Assert.Contains("model.width", error.Message, StringComparison.Ordinal);
        Assert.Contains("24 GB", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Weights_that_fit_are_accepted()
    {
        MemoryCheck.Check(new ExperimentConfig(), features: 784, classes: 10, available: 1e9);
        // 9 · 10¹⁰ weights, four times, in four bytes: 1.44 TB.
        MemoryCheck.Check(Huge with { Replicates = 1 }, features: 2, classes: 3, available: 1.45e12);
        Assert.Throws<ConfigException>(() => MemoryCheck.Check(Huge with { Replicates = 1 }, features: 2, classes: 3, available: 1.43e12));
    }
}
