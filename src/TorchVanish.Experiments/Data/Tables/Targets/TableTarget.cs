using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Collects the labels or targets of the rows of a table.</summary>
internal abstract class TableTarget
{
    public static TableTarget Of(CsvConfig config) => config.Task switch
    {
        TableTask.Regression => new NumberTarget(config),
        TableTask.Multilabel => new MultiLabelTarget(),
        _ => new ClassTarget(),
    };

    /// <summary>Whether a field that is not empty counts as missing.</summary>
    public virtual bool IsMissing(string text) => MissingField.Is(text);

    /// <param name="at">File, line and column, for the message.</param>
    public abstract void Add(string at, string text);

    /// <summary>Adds the labels or targets to the samples. Fails if nothing can be learned from them.</summary>
    public abstract LabelledSamples Encode(string path, CsvHeader header, LabelledSamples inputs);

    /// <summary>Fails if there are fewer than two rows.</summary>
    protected static void CheckRows(string path, CsvHeader header, int rows)
    {
        if (rows < 2)
            throw new StorageException(
                $"{path} has {(rows == 0 ? "no rows" : "one row")}{(header.Line > 0 ? $" below its header in line {header.Line}" : "")}; "
                + "at least 2 are needed: one for training and one for validation.");
    }
}
