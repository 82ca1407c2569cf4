using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

[Description("A table of numeric features with classes, numbers or yes/no labels to predict, as UTF-8 text. A feature that is constant "
    + "in training is 0.")]
public sealed record CsvConfig : StandardizedConfig
{
    [Description("Rows to use, drawn by seed; 0 takes them all.")]
    [Range(0, 10_000_000)]
    public override int Samples { get; init; }

    [Description("The CSV file; relative to the config.")]
    public required string Path { get; init; }

    [Description("Another table with the same columns, all of it for validation; then data.path is all for training. Relative to the "
        + "config.")]
    public string? ValidationPath { get; init; }

    [Description("classification: one class for each row; regression: a number; multilabel: a 0 or 1 in each of label_columns.")]
    public TableTask Task { get; init; } = TableTask.Classification;

    [Description("The column to predict. For classification, each different text in it is a class. Without a header: its number, counted "
        + "from 1, or last.")]
    public string LabelColumn { get; init; } = "label";

    [Description("The columns to predict, instead of label_column; multilabel needs them.")]
    public ColumnNames? LabelColumns { get; init; }

    [Description("The columns to learn from; without it, all but those of the labels.")]
    public ColumnNames? Features { get; init; }

    [Description("Columns that are left out, instead of features.")]
    public ColumnNames? Ignore { get; init; }

    [Description("The character between two columns, such as , or ; or a tab.")]
    [StringLength(1, MinimumLength = 1)]
    public string Delimiter { get; init; } = ",";

    [Description("The decimal mark: a point or a comma.")]
    [RegularExpression("^[.,]$", ErrorMessage = "\".\" or \",\"")]
    public string Decimal { get; init; } = ".";

    [Description("Whether the first line holds the names of the columns. Without it, they are called 1, 2, 3 and so on.")]
    public bool Header { get; init; } = true;

    [Description("Fields that are empty, NA, NaN, null or ?. refuse: an error; drop_rows: their rows are left out; mean: the feature's "
        + "mean in training.")]
    public MissingValues Missing { get; init; } = MissingValues.Refuse;

    [Description("Whether the numbers to predict are shifted and scaled to mean 0 and standard deviation 1 of the training split. "
        + "Default: as standardize.")]
    public bool? StandardizeTargets { get; init; }

    /// <summary>Whether targets are standardised: true, unless the config says otherwise of them or of the inputs.</summary>
    [JsonIgnore]
    public bool StandardizesTargets => Task == TableTask.Regression && (StandardizeTargets ?? Standardize);

    /// <summary>The columns to predict, whichever key names them.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Labels => LabelColumns ?? new ColumnNames([LabelColumn]);
}

/// <summary>What is predicted of a row.</summary>
public enum TableTask
{
    Classification,
    Regression,
    Multilabel,
}

/// <summary>What is done about a field without a value.</summary>
public enum MissingValues
{
    Refuse,
    DropRows,
    Mean,
}
