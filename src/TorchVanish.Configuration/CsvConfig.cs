using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

[Description("A table of numeric features with classes, numbers or yes/no labels to predict, as UTF-8 text. A feature that is constant "
    + "in the training split becomes 0.")]
public sealed record CsvConfig : StandardizedConfig
{
    [Description("Rows to use, drawn by seed; 0 uses all rows.")]
    [Range(0, 10_000_000)]
    public override int Samples { get; init; }

    [Description("The CSV file; relative to the config.")]
    public required string Path { get; init; }

    [Description("Another table with the same columns, used for validation; data.path is then used only for training. Relative to the "
        + "config.")]
    public string? ValidationPath { get; init; }

    [Description("classification: one class for each row; regression: a number; multilabel: a 0 or 1 in each of label_columns.")]
    public TableTask Task { get; init; } = TableTask.Classification;

    [Description("The column to predict. For classification, each distinct text is a class. Without a header: its number, counted from "
        + "1, or last.")]
    public string LabelColumn { get; init; } = "label";

    [Description("The columns to predict, instead of label_column; required for multilabel.")]
    public ColumnNames? LabelColumns { get; init; }

    [Description("The columns to learn from. Default: all columns except those to predict.")]
    public ColumnNames? Features { get; init; }

    [Description("Columns to leave out, instead of features.")]
    public ColumnNames? Ignore { get; init; }

    [Description("The character between two columns, such as , or ; or a tab.")]
    [StringLength(1, MinimumLength = 1)]
    public string Delimiter { get; init; } = ",";

    [Description("The decimal mark: a point or a comma.")]
    [RegularExpression("^[.,]$", ErrorMessage = "\".\" or \",\"")]
    public string Decimal { get; init; } = ".";

    [Description("Whether the first line contains the names of the columns. If false, their names are 1, 2, 3 and so on.")]
    public bool Header { get; init; } = true;

    [Description("Fields that are empty, NA, NaN, null or ?. refuse: an error; drop_rows: leave out their rows; mean: replace them by the "
        + "feature's mean in the training split.")]
    public MissingValues Missing { get; init; } = MissingValues.Refuse;

    [Description("Whether the numbers to predict are shifted and scaled to mean 0 and standard deviation 1 of the training split. "
        + "Default: the value of standardize.")]
    public bool? StandardizeTargets { get; init; }

    /// <summary>Whether targets are standardized: for regression, unless the config disables it for targets or inputs.</summary>
    [JsonIgnore]
    public bool StandardizesTargets => Task == TableTask.Regression && (StandardizeTargets ?? Standardize);

    /// <summary>The columns to predict, from label_columns or label_column.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Labels => LabelColumns ?? new ColumnNames([LabelColumn]);
}

/// <summary>The kind of target of each row.</summary>
public enum TableTask
{
    Classification,
    Regression,
    Multilabel,
}

/// <summary>How fields without a value are handled.</summary>
public enum MissingValues
{
    Refuse,
    DropRows,
    Mean,
}
