using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>A table with numeric features, and classes, numbers or labels to predict.</summary>
public sealed class CsvSource(CsvConfig config) : IDataSource
{
    private static readonly SharedFiles<CsvTable> Shared = new(capacity: 4);

    // Read once, by the first replicate.
    private readonly Lazy<CsvTable> _table = new(() => Shared.Get(config.Path, Variant(config), _ => CsvTableReader.Read(config)));

    public bool Standardizes => config.Standardize;

    public DataSplit Draw(int seed) =>
        Standardization.PerFeature(MissingMeans.Fill(Take(_table.Value.Samples, seed)), config.Standardize);

    public DataSplit DrawLabels(int seed) => Take(_table.Value.Samples.WithoutInputs(), seed);

    public IReadOnlyList<string> Notes(IReadOnlyList<int> seeds)
    {
        var splits = seeds.Select(Rows).ToList();
        var file = Quoted.Escaped(Path.GetFileName(config.Path));
        var notes = MissingNotes.Of(_table.Value).Concat(ColumnNotes.Of(_table.Value, splits, config.Standardize))
            .Concat(LabelNotes.Of(_table.Value, splits));
        return [.. notes.Select(note => $"{file}: {note}.")];
    }

    private DataSplit Take(LabelledSamples samples, int seed)
    {
        var (training, validation) = Rows(seed);
        var split = new DataSplit(SeededSplit.Take(samples, training), SeededSplit.Take(samples, validation));
        return config.StandardizesTargets ? TargetScale.Apply(split) : split;
    }

    private RowSplit Rows(int seed)
    {
        var (all, count) = (_table.Value.Samples.Count, _table.Value.OwnRows);
        var wanted = config.Samples == 0 ? count : config.Samples;
        var fewest = config.ValidationPath is null ? 2 : 1;
        if (wanted < fewest || wanted > count)
            throw new ConfigException(
                $"data.samples is {wanted}, but {config.Path} has {count} rows; {fewest} to {count} are valid, or 0 for all.");

        var rows = SeededSplit.Choose(count, wanted, RandomStream.For(seed, "data"));
        if (config.ValidationPath is not null)
            return new RowSplit(rows, [.. Enumerable.Range(count, all - count)]);
        var (training, validation) = SeededSplit.Rows(wanted, config.ValidationFraction, seed);
        return new RowSplit(Array.ConvertAll(training, index => rows[index]), Array.ConvertAll(validation, index => rows[index]));
    }

    // All settings that affect reading. SharedFiles checks length and time of the first file; this includes those of the second.
    private static string Variant(CsvConfig config)
    {
        var validation = config.ValidationPath is { } path ? new FileInfo(path) : null;
        var written = validation is { Exists: true } ? $"{validation.Length} {validation.LastWriteTimeUtc.Ticks}" : "";
        return $"{config with { Samples = 0, ValidationFraction = 0.5 }} {written}";
    }
}
