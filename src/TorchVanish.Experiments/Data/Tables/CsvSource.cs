using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Any table with numeric features and a column of labels.</summary>
public sealed class CsvSource(CsvConfig config) : IDataSource
{
    private static readonly SharedFiles<CsvTable> Shared = new(capacity: 4);

    // Read once, by whichever replicate comes first.
    private readonly Lazy<CsvTable> _table = new(() => Shared.Get(
        config.Path,
        $"{config.Header}{config.Delimiter}{config.LabelColumn}",
        path => CsvTableReader.Read(path, config.LabelColumn, config.Delimiter, config.Header)));

    public bool Standardizes => true;

    public DataSplit Draw(int seed) => Standardization.PerFeature(Take(_table.Value.Samples, seed));

    public DataSplit DrawLabels(int seed) => Take(_table.Value.Samples.WithoutInputs(), seed);

    public IReadOnlyList<string> Notes(IReadOnlyList<int> seeds)
    {
        var splits = seeds.Select(Rows).ToList();
        var file = Quoted.Escaped(Path.GetFileName(config.Path));
        return [.. ColumnNotes.Of(_table.Value, splits).Concat(LabelNotes.Of(_table.Value, splits)).Select(note => $"{file}: {note}.")];
    }

    private DataSplit Take(LabelledSamples samples, int seed)
    {
        var (training, validation) = Rows(seed);
        return new DataSplit(SeededSplit.Take(samples, training), SeededSplit.Take(samples, validation));
    }

    private RowSplit Rows(int seed)
    {
        var count = _table.Value.Samples.Count;
        var wanted = config.Samples == 0 ? count : config.Samples;
        if (wanted < 2 || wanted > count)
            throw new ConfigException(
                $"data.samples is {wanted}, but {config.Path} has {count} rows; 2 to {count} are valid, or 0 for all.");

        var rows = SeededSplit.Choose(count, wanted, RandomStream.For(seed, "data"));
        var (training, validation) = SeededSplit.Rows(wanted, config.ValidationFraction, seed);
        return new RowSplit(Array.ConvertAll(training, index => rows[index]), Array.ConvertAll(validation, index => rows[index]));
    }
}
