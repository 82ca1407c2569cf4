using System.Globalization;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>One number for each row.</summary>
internal sealed class NumberTarget(CsvConfig config) : TableTarget
{
    private readonly List<float> _values = [];

    public override void Add(string at, string text) => _values.Add(NumericField.Parse(at, "target", text, config.Decimal[0]));

    public override LabelledSamples Encode(string path, CsvHeader header, LabelledSamples inputs)
    {
        CheckRows(path, header, _values.Count);
        if (_values.TrueForAll(value => value == _values[0]))
            throw new StorageException(
                $"{path}, column {Quoted.Text(header.Names[header.Labels[0]])}: all targets are "
                    + $"{_values[0].ToString(CultureInfo.InvariantCulture)}; "
                + "at least 2 different ones are needed.");
        return inputs with { Classes = 1, Targets = [.. _values] };
    }
}
