using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Monitoring.Tests;

/// <summary>A run folder of one test, and what a monitor wrote into it.</summary>
internal sealed class Monitored : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("torchvanish-monitor-");

    public string Folder => Path.Combine(_parent.FullName, "run");

    public List<string> Notes { get; } = [];

    public GradientMonitor Attach(nn.Module model, MonitorOptions? options = null) =>
        GradientMonitor.Attach(model, Folder,
            (options ?? new MonitorOptions { Schedule = MonitorSchedule.Every }) with { Note = Notes.Add });

    public RunRecord Read() => RunStore.Read(Folder);

    public double Value(int step, string layer, Quantity quantity) =>
        Assert.Single(Read().Layers, row => row.Step == step && row.Name == layer)[quantity];

    public string[] Names(int step) => [.. Read().Layers.Where(row => row.Step == step).Select(row => row.Name)];

    public void Dispose() => _parent.Delete(recursive: true);

    public static double Norm(Tensor tensor) => tensor.detach().to(ScalarType.Float64).square().sum().sqrt().item<double>();

    public static void Close(double expected, double actual, double tolerance = 1e-6) =>
        Assert.True(Math.Abs(expected - actual) <= tolerance * Math.Max(Math.Abs(expected), 1e-12),
            $"expected {expected:R}, got {actual:R}");
}
