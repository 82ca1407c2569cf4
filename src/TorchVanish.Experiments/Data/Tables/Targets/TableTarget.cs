using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Collects what is to be predicted of the rows of a table.</summary>
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

    /// <param name="at">File, line and column, to begin a sentence with.</param>
    public abstract void Add(string at, string text);

    /// <summary>Gives the samples their labels or targets; fails where nothing can be learned from them.</summary>
    public abstract LabelledSamples Encode(string path, CsvHeader header, LabelledSamples inputs);

    /// <summary>Fails where there are no two rows.</summary>
    protected static void CheckRows(string path, CsvHeader header, int rows)
    {
        if (rows < 2)
            throw new StorageException(
                $"{path} has {(rows == 0 ? "no rows" : "one row")}{(header.Line > 0 ? $" below its header in line {header.Line}" : "")}; "
                + "at least 2 are needed, one to learn from and one to validate on.");
    }
}
