namespace TorchVanish.Experiments.Data;

/// <summary>A 0 or 1 in each of several columns: a row can have several labels.</summary>
internal sealed class MultiLabelTarget : TableTarget
{
    private readonly List<float> _values = [];

    public override void Add(string at, string text) => _values.Add(text.ToUpperInvariant() switch
    {
        "1" or "1.0" or "TRUE" => 1,
        "0" or "0.0" or "FALSE" => 0,
        "" => throw new StorageException($"{at}: the label is empty; it must be 0 or 1."),
        _ => throw new StorageException($"{at}: the label is {Quoted.Text(text)}; for data.task multilabel it must be 0 or 1."),
    });

    public override LabelledSamples Encode(string path, CsvHeader header, LabelledSamples inputs)
    {
        var labels = header.Labels.Count;
        CheckRows(path, header, _values.Count / labels);
        return inputs with
        {
            Classes = labels,
            Targets = [.. _values],
            MultiLabel = true,
            ClassNames = [.. header.Labels.Select(label => header.Names[label])],
        };
    }
}
