using TorchVanish.Records;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Any table with a header, numeric features and a column of labels.</summary>
public sealed class CsvSource(CsvConfig config) : IDataSource
{
    private static readonly SharedFiles<LabelledSamples> Shared = new(capacity: 4);

    // Read once, by whichever replicate comes first.
    private readonly Lazy<LabelledSamples> _table = new(() => Shared.Get(
        config.Path,
        $"{config.Delimiter}{config.LabelColumn}",
        path => CsvTableReader.Read(path, config.LabelColumn, config.Delimiter)));

    public DataSplit Draw(int seed)
    {
        var table = _table.Value;
        var wanted = config.Samples == 0 ? table.Count : config.Samples;
        if (wanted < 2 || wanted > table.Count)
            throw new ConfigException(
                $"data.samples is {wanted}, but {config.Path} has {table.Count} rows; 2 to {table.Count} are valid, or 0 for all.");

        var rows = SeededSplit.Choose(table.Count, wanted, RandomStream.For(seed, "data"));
        return Standardization.PerFeature(SeededSplit.Split(SeededSplit.Take(table, rows), config.ValidationFraction, seed));
    }
}
