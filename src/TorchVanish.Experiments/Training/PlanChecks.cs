using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Checks whether experiments can be trained, without training them. Data are read once for all experiments that share them.
/// </summary>
/// <param name="dataDirectory">The folder that is searched first for data files.</param>
public sealed class PlanChecks(string? dataDirectory) : IDisposable
{
    private readonly SamplePool _pool = new(dataDirectory);
    private readonly Dictionary<DataConfig, DataSplit> _drawn = [];

    /// <returns>The reason why the experiment cannot be trained; null if it can.</returns>
    public string? Refusal(ExperimentConfig config)
    {
        try
        {
            if (!_drawn.TryGetValue(config.Data, out var drawn))
                _drawn.Add(config.Data, drawn = _pool.Source(config).Draw(config.Seed));
            Check(config, drawn, SampleShape.Of(drawn.Training));
            return null;
        }
        catch (ConfigException error)
        {
            return error.Message;
        }
    }

    public void Dispose() => _pool.Dispose();

    /// <summary>
    /// Checks experiments with the same data, which must be read, because the number of samples of a file is not known before.
    /// </summary>
    /// <exception cref="ConfigException">One of them cannot be trained.</exception>
    internal static SampleShape Check(IReadOnlyList<RunPlan> sameData, SamplePool pool)
    {
        var asking = sameData[0];
        try
        {
            var drawn = pool.Source(asking.Config).Draw(asking.Config.Seed);
            var shape = SampleShape.Of(drawn.Training);
            foreach (var plan in sameData)
            {
                asking = plan;
                Check(plan.Config, drawn, shape);
            }
            return shape;
        }
        catch (ConfigException error)
        {
            throw new ConfigException($"{asking.Source}: {error.Message}", error);
        }
    }

    private static void Check(ExperimentConfig config, DataSplit drawn, SampleShape shape)
    {
        ExperimentChecks.Check(config, drawn);
        MemoryCheck.Check(config, shape.Features, shape.Classes, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, shape.TimeSteps);
    }
}
