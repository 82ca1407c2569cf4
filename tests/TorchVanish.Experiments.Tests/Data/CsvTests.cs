using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

public sealed class CsvTests
{
    private static LabelledSamples Read(string text, string label = "label", string delimiter = ",")
    {
        using var folder = new TemporaryFolder();
        return Tables.Read(folder.Write("table.csv", text), label, delimiter).Samples;
    }

    [Fact]
    public void Features_follow_the_header_and_the_label_column_may_stand_anywhere()
    {
        var table = Read("a,label,b\n1,yes,2.5\n-3e2,no,4\n\n");
        Assert.Equal([1, 2.5f, -300, 4], table.Inputs);
        Assert.Equal([1, 0], table.Labels); // no before yes
        Assert.Equal((2, 2), (table.Features, table.Classes));
    }

    [Fact]
    public void Labels_that_are_all_numbers_are_sorted_as_numbers() =>
        Assert.Equal([2, 1, 0], Read("x,label\n1,10\n2,9\n3,-1\n").Labels);

    [Fact]
    public void Labels_with_one_text_among_them_are_sorted_as_texts() =>
        Assert.Equal([0, 1, 2], Read("x,label\n1,10\n2,9\n3,none\n").Labels);

    [Fact]
    public void Windows_line_ends_a_byte_order_mark_spaces_quotes_and_other_delimiters_are_read()
    {
        var table = Read("\uFEFFx; \"the label\" ;y\r\n 1 ;\"a;\"\"b\"; 2\r\n3;c;4", "the label", ";");
        Assert.Equal([1, 2, 3, 4], table.Inputs);
        Assert.Equal([0, 1], table.Labels);
        Assert.Equal([1, 2], Read("x\tlabel\n1\ta\n2\tb\n", delimiter: "\t").Inputs);
    }

    [Fact]
    public void A_draw_uses_all_rows_or_the_requested_number_and_standardizes_over_training()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("table.csv", "x,y,label\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i},{i * i},{i % 3}\n")));
        var all = Draws.Of(new CsvConfig { Path = path, ValidationFraction = 0.2 });
        Assert.Equal((80, 20, 3), (all.Training.Count, all.Validation.Count, all.Training.Classes));
        for (var feature = 0; feature < 2; feature++)
        {
            Assert.Equal(0, Draws.Mean(Draws.Column(all.Training, feature)), 1e-6);
            Assert.Equal(1, Draws.Std(Draws.Column(all.Training, feature)), 1e-6);
        }
        var some = Draws.Of(new CsvConfig { Path = path, Samples = 10, ValidationFraction = 0.2 });
        Assert.Equal((8, 2), (some.Training.Count, some.Validation.Count));
        Assert.NotEqual(Draws.Bytes(all), Draws.Bytes(Draws.Of(new CsvConfig { Path = path, ValidationFraction = 0.2 }, seed: 1)));
    }

    [Theory]
    [InlineData(1), InlineData(4)]
    public void A_number_of_samples_that_the_table_cannot_give_is_refused(int samples)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("table.csv", "x,label\n1,a\n2,b\n3,a\n");
        var refusal = Assert.Throws<ConfigException>(() => Draws.Of(new CsvConfig { Path = path, Samples = samples }));
        Sentence.Check(refusal, "data.samples");
        Assert.Contains("2 to 3 are valid", refusal.Message);
    }
}
