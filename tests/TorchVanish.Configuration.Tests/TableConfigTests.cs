namespace TorchVanish.Configuration.Tests;

/// <summary>The keys of tables and images, and those that do not go together.</summary>
public sealed class TableConfigTests
{
    private static CsvConfig Csv(string keys) => (CsvConfig)ReadConfig.From(Text(keys)).Data;

    private static string Text(string keys, string kind = "csv") =>
        $$"""{ "data": { "kind": "{{kind}}"{{(kind == "csv" ? ", \"path\": \"a.csv\"" : "")}}{{(keys.Length > 0 ? ", " : "")}}{{keys}} } }""";

    [Fact]
    public void Every_key_of_a_table_is_read()
    {
        var csv = Csv("""
            "task": "regression", "label_column": "y", "features": ["a", "b"], "delimiter": ";", "decimal": ",", "missing": "drop_rows",
            "standardize": false, "standardize_targets": true, "validation_path": "../held.csv", "header": false
            """);
        Assert.Equal((TableTask.Regression, "y", ",", MissingValues.DropRows), (csv.Task, csv.LabelColumn, csv.Decimal, csv.Missing));
        Assert.Equal(new ColumnNames(["a", "b"]), csv.Features);
        Assert.Equal((false, true, true), (csv.Standardize, csv.StandardizeTargets, csv.StandardizesTargets));
        Assert.Equal("/held.csv", csv.ValidationPath);
        var labels = Csv("""  "task": "multilabel", "label_columns": ["a", "b"], "ignore": ["c"]  """);
        Assert.Equal(["a", "b"], labels.Labels);
        Assert.Equal(["c"], labels.Ignore!);
    }

    [Theory]
    [InlineData("", false), InlineData("\"task\": \"regression\"", true), InlineData("\"task\": \"regression\", \"standardize\": false",
        false)]
    [InlineData("\"task\": \"regression\", \"standardize_targets\": false", false)]
    public void Targets_are_standardized_if_they_are_numbers_and_inputs_are_standardized(string keys, bool standardised) =>
        Assert.Equal(standardised, Csv(keys).StandardizesTargets);

    [Fact]
    public void A_written_config_reads_as_the_same_config()
    {
        var config = ReadConfig.From(Text("""  "task": "multilabel", "label_columns": ["ä", "b"], "features": ["\"x\""], "missing": "mean"  """));
        Assert.Equal(config, ReadConfig.From(ConfigWriter.Write(config)));
        Assert.Equal(config.GetHashCode(), ReadConfig.From(ConfigWriter.Write(config)).GetHashCode());
    }

    [Theory]
    [InlineData("\"task\": \"multilabel\"", "data.label_columns is missing while data.task is multilabel; it must be a list of columns")]
    [InlineData("\"label_columns\": [\"a\", \"b\"]", "data.label_columns lists 2 columns while data.task is classification")]
    [InlineData("\"label_columns\": []", "data.label_columns is []; it must be a list of at least one text")]
    [InlineData("\"features\": \"a\"", "data.features is \"a\"; it must be a list of at least one text")]
    [InlineData("\"features\": [\"a\", \"a\"]", "data.features[1] is \"a\", the same as data.features[0]; the texts must differ")]
    [InlineData("\"features\": [\"a\", 2]", "data.features[1] is 2; it must be a text")]
    [InlineData("\"features\": [\"a\"], \"ignore\": [\"b\"]", "data.ignore is set while data.features is set")]
    [InlineData("\"features\": [\"label\"]", "data.features names \"label\", which is the column to predict")]
    [InlineData("\"ignore\": [\"a\", \"label\"]", "data.ignore names \"label\", which is the column to predict")]
    [InlineData("\"standardize_targets\": true", "data.standardize_targets is set while data.task is classification")]
    [InlineData("\"decimal\": \";\"", "data.decimal is \";\"; it must be \".\" or \",\"")]
    [InlineData("\"missing\": \"zero\"", "it must be one of refuse, drop_rows, mean")]
    [InlineData("\"task\": \"ranking\"", "it must be one of classification, regression, multilabel")]
    public void Keys_that_contradict_each_other_are_refused(string keys, string says) =>
        Assert.Contains(says, ReadConfig.Refusal(Text(keys)));

    [Fact]
    public void A_scale_of_pixels_needs_inputs_that_are_not_standardized()
    {
        foreach (var kind in new[] { "mnist", "fashion-mnist", "idx" })
        {
            Assert.Equal(ImageScale.Unit,
                ((IdxConfig)ReadConfig.From(Text("\"scale\": \"unit\", \"standardize\": false", kind)).Data).Scale);
            Assert.Contains("data.scale is raw while data.standardize is true; set data.standardize to false",
                ReadConfig.Refusal(Text("\"scale\": \"raw\"", kind)));
            Assert.Contains("data.standardize is false while data.scale is standard; set data.scale to unit or raw",
                ReadConfig.Refusal(Text("\"standardize\": false", kind)));
        }
    }

    [Theory]
    [InlineData("spirals"), InlineData("moons"), InlineData("circles"), InlineData("blobs"), InlineData("shapeset")]
    public void Inputs_of_other_kinds_can_be_left_as_they_are(string kind)
    {
        Assert.False(((StandardizedConfig)ReadConfig.From(Text("\"standardize\": false", kind)).Data).Standardize);
        Assert.True(((StandardizedConfig)ReadConfig.From(Text("", kind)).Data).Standardize);
    }

    [Theory]
    [InlineData("{\n  \"name\": \"a\",\n  \"näme\": 1, \"n\\u0061me\": \"b\" }",
        "test.json: line 3, column 14: not valid JSON: the key \"name\" appears twice in one object; remove one of them.")]
    [InlineData("{ \"name\": \0 }",
        "test.json: line 1, column 11: not valid JSON: a null character; the file is damaged, or is not UTF-8 text.")]
    [InlineData("{\n\uFEFF\"name\": \"a\" }",
        "test.json: line 2, column 1: not valid JSON: a byte order mark (U+FEFF), which is invisible; remove it.")]
    [InlineData("\uFEFF{}", "test.json: line 1, column 1: not valid JSON: a byte order mark (U+FEFF), which is invisible; remove it.")]
    public void JSON_errors_are_explained_in_plain_words_with_their_place(string text, string says) =>
        Assert.Equal(says, ReadConfig.Refusal(text));

    [Fact]
    public void Too_deep_nesting_is_refused_with_its_place_and_the_deepest_valid_text_is_accepted()
    {
        Assert.Contains("line 1, column 65: not valid JSON: more than 64 objects and lists inside one another",
            ReadConfig.Refusal(new string('[', 65) + new string(']', 65)));
        Assert.DoesNotContain("more than 64", ReadConfig.Refusal(new string('[', 64) + new string(']', 64)));
    }
}
