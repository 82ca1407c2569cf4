using System.Collections.Concurrent;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Lends samples to groups of replicates. Most experiments of a suite use the same data with the same seeds: these samples are created
/// once, and released when the last announced group has returned them.
/// </summary>
internal sealed class SamplePool(string? dataDirectory) : IDisposable
{
    private readonly ConcurrentDictionary<DataConfig, IDataSource> _sources = new();
    private readonly ConcurrentDictionary<(DataConfig Data, int Seed), LabelStatistics> _labels = new();
    private readonly Dictionary<Key, Entry> _entries = [];

    /// <summary>The source of an experiment's data; its files are read once for all experiments.</summary>
    public IDataSource Source(ExperimentConfig config) => _sources.GetOrAdd(config.Data, data => DataSources.For(data, dataDirectory));

    /// <summary>The labels of the replicate with this seed; created once for all experiments.</summary>
    public LabelStatistics Labels(ExperimentConfig config, int seed) =>
        _labels.GetOrAdd((config.Data, seed), key => new LabelStatistics(Source(config).DrawLabels(key.Seed)));

    /// <summary>Announces that a group will need its samples.</summary>
    public void Announce(ExperimentConfig config, IReadOnlyList<int> replicates, Device device)
    {
        var key = KeyOf(config, replicates, device);
        lock (_entries)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                var (source, dtype) = (Source(config), NetworkBuilder.TorchType(config.Dtype));
                int[] seeds = [.. replicates.Select(config.SeedOf)];
                entry = new Entry(new Lazy<ReplicateSamples>(() =>
                    new ReplicateSamples(seeds.Length, r => source.Draw(seeds[r]), dtype, device)));
                _entries.Add(key, entry);
            }
            entry.Announced++;
        }
    }

    /// <summary>The samples of an announced group, which must call <see cref="Return"/> afterwards.</summary>
    public ReplicateSamples Borrow(ExperimentConfig config, IReadOnlyList<int> replicates, Device device)
    {
        Entry entry;
        lock (_entries)
            entry = _entries[KeyOf(config, replicates, device)];
        return entry.Samples.Value;
    }

    public void Return(ExperimentConfig config, IReadOnlyList<int> replicates, Device device)
    {
        var key = KeyOf(config, replicates, device);
        lock (_entries)
        {
            var entry = _entries[key];
            if (--entry.Announced > 0)
                return;
            _entries.Remove(key);
            entry.Dispose();
        }
    }

    public void Dispose()
    {
        foreach (var entry in _entries.Values)
            entry.Dispose();
    }

    private static Key KeyOf(ExperimentConfig config, IReadOnlyList<int> replicates, Device device) =>
        new(config.Data, string.Join(',', replicates.Select(config.SeedOf)), config.Dtype, device.ToString());

    private sealed record Key(DataConfig Data, string Seeds, Dtype Dtype, string Device);

    private sealed class Entry(Lazy<ReplicateSamples> samples) : IDisposable
    {
        public Lazy<ReplicateSamples> Samples { get; } = samples;

        public int Announced { get; set; }

        public void Dispose()
        {
            if (Samples.IsValueCreated)
                Samples.Value.Dispose();
        }
    }
}
