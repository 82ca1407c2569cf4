namespace TorchVanish.Experiments.Tests.Data;

/// <summary>Tables that cannot be learned from: each gives one sentence with the file, the line and the column.</summary>
public sealed class CsvDamageTests
{
    [Theory]
    [InlineData("", "line 1: the file is empty")]
    [InlineData("\n\n\n", "line 1: the file is empty")]
    [InlineData("x,label\n", "no rows below its header")]
    [InlineData("x,label\n1,a\n", "one row below its header")]
    [InlineData("x,label\n1,a\nred,b\n", "line 3, column \"x\": the feature is the text \"red\"")]
    [InlineData("x,label\n1,a\n,b\n", "line 3, column \"x\": the feature is empty")]
    [InlineData("x,label\n1,a\n   ,b\n", "line 3, column \"x\": the feature is empty")]
    [InlineData("x,label\nNaN,a\n2,b\n", "line 2, column \"x\": the feature is \"NaN\"")]
    [InlineData("x,label\n1,a\n-Infinity,b\n", "line 3, column \"x\": the feature is \"-Infinity\"")]
    [InlineData("x,label\n1,a\n1e999,b\n", "line 3, column \"x\": the feature is \"1e999\"")]
    [InlineData("x,label\n1,a\n1e300,b\n", "line 3, column \"x\": the feature is \"1e300\", too large for float32")]
    [InlineData("x,label\n1,a\n\"1,5\",b\n",
        "line 3, column \"x\": the feature is \"1,5\", with a comma; write decimals with a point, such as 1.5")]
    [InlineData("x,y,label\n1,2,a\n\n\n1,0x10,b\n", "line 5, column \"y\": the feature is the text \"0x10\"")]
    [InlineData("x,label\n1,a\n2,\n", "line 3, column \"label\": the label is empty")]
    [InlineData("x,label\n1,a\n2,a\n", "column \"label\": all labels are \"a\"")]
    [InlineData("x,label\n1,a\n2\n", "line 3: the row has 1 column, but the header has 2")]
    [InlineData("x,label\n1,a\n2,b,3\n", "line 3: the row has 3 columns, but the header has 2")]
    [InlineData("x,label\n1,a,\n2,b,\n", "line 2: the row has 3 columns, but the header has 2")]
    [InlineData("x,Lable\n1,a\n2,b\n", "line 1: there is no column \"label\" (did you mean Lable?)")]
    [InlineData("x,y\n1,a\n2,b\n", "there are \"x\" and \"y\".")]
    [InlineData("x;label\n1;a\n2;b\n", "line 1: the header has 1 \";\" and no \",\"; set data.delimiter to \";\".")]
    [InlineData("label\na\nb\n", "line 1: \"label\" is the only column")]
    [InlineData("x,x,label\n1,2,a\n3,4,b\n", "line 1: columns 1 and 2 are both called \"x\"")]
    [InlineData("x,,label\n1,2,a\n3,4,b\n", "line 1: column 2 has no name")]
    [InlineData("x,label\n1,a\n2 \"two\" 2,b\n", "line 3: a quote")]
    [InlineData("x,label\n1,a\n\"2,b\n3,c\n", "a quote is left open")]
    [InlineData("x,label\n1,a\n\"2,b\n3\",c,4\n", "line 3: the row has 3 columns, but the header has 2 (is a quote left open?)")]
    [InlineData("x,\"la\nbel\"\n1,a\n2,b\n", "the name of column 2, \"la\\nbel\", has a line break")]
    public void A_table_that_cannot_be_used_gives_one_sentence(string table, string says)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("table.csv", table);
        var refusal = Assert.Throws<StorageException>(() => Tables.Read(path, "label", ","));
        Sentence.Check(refusal, path);
        Assert.True(refusal.Message.Contains(says, StringComparison.Ordinal), refusal.Message);
    }

    [Fact]
    public void A_column_of_values_is_not_taken_for_labels()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("table.csv", "x,label\n" + string.Concat(Enumerable.Range(0, 1001).Select(i => $"1,{i}.5\n")));
        Assert.Contains("1001 different labels", Assert.Throws<StorageException>(() => Tables.Read(path, "label", ",")).Message);
    }

    [Fact]
    public void A_file_that_is_missing_a_folder_or_no_text_is_refused()
    {
        using var folder = new TemporaryFolder();
        foreach (var path in new[] { Path.Combine(folder.Path, "none.csv"), folder.Path,
            folder.Write("latin1.csv", [.. "x,label\n1,caf"u8, 0xe9, (byte)'\n']) })
            Sentence.Check(Assert.Throws<StorageException>(() => Tables.Read(path, "label", ",")), path);
    }

    [Theory]
    [InlineData(""), InlineData(";;"), InlineData("\""), InlineData("\n"), InlineData(" ")]
    public void A_delimiter_that_cannot_separate_is_refused(string delimiter) =>
        Assert.Contains("data.delimiter", Assert.Throws<ConfigException>(() => Tables.Read("any.csv", "label", delimiter)).Message);

    [Fact]
    public void Random_text_gives_a_refusal_or_a_consistent_table_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        var random = RandomStream.For(6, "fuzz");
        const string Letters = "01.,,,\n\n\"ax- \r\0é";
        for (var attempt = 0; attempt < 2000; attempt++)
        {
            var text = new string([.. Enumerable.Range(0, random.Next(60)).Select(_ => Letters[random.Next(Letters.Length)])]);
            var path = folder.Write("fuzz.csv", "x,label\n1,a\n" + text);
            try
            {
                var table = Tables.Read(path, "label", ",").Samples;
                Assert.Equal(table.Count, table.Inputs.Length);
                Assert.All(table.Inputs, value => Assert.True(float.IsFinite(value)));
            }
            catch (StorageException refusal)
            {
                Sentence.Check(refusal, path);
            }
        }
    }
}
