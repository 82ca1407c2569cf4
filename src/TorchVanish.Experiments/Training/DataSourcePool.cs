using System.Collections.Concurrent;
using TorchVanish.Experiments.Data;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Experiments.Training;

/// <summary>One source for all experiments that learn from the same data, so that its files are read once.</summary>
internal sealed class DataSourcePool(string? dataDirectory)
{
    private readonly ConcurrentDictionary<DataConfig, IDataSource> _sources = new();

    public IDataSource For(ExperimentConfig config) => _sources.GetOrAdd(config.Data, data => DataSources.For(data, dataDirectory));
}
