using System.Text;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>One table as different spreadsheets and editors save it, and as they save it wrongly.</summary>
public sealed class SpreadsheetTests
{
    private const string Table = "\"fixed acidity\";\"alcohol\";\"quality\"\r\n9.4;12.7;5\r\n11.4;9.3;8\r\n7.5;10;3\r\n";

    private static readonly Encoding Utf16 = new UnicodeEncoding(bigEndian: false, byteOrderMark: false);

    public static TheoryData<string, byte[]> Ways => new()
    {
        { "as it is", Encoding.UTF8.GetBytes(Table) },
        { "byte order mark", [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Table)] },
        { "no final line end", Encoding.UTF8.GetBytes(Table.TrimEnd()) },
        { "blank lines", Encoding.UTF8.GetBytes("\r\n \r\n" + Table + "\r\n\r\n \r\n") },
        { "rows of delimiters", Encoding.UTF8.GetBytes(Table + ";;\r\n ; ;\r\n") },
        { "carriage returns", Encoding.UTF8.GetBytes(Table.Replace("\n", "")) },
        { "line feeds", Encoding.UTF8.GetBytes(Table.Replace("\r", "")) },
        { "UTF-16", [0xff, 0xfe, .. Utf16.GetBytes(Table)] },
        { "UTF-16, big-endian", [0xfe, 0xff, .. Encoding.BigEndianUnicode.GetBytes(Table)] },
    };

    [Theory, MemberData(nameof(Ways))]
    public void A_table_is_the_same_however_it_was_saved(string way, byte[] content)
    {
        using var folder = new TemporaryFolder();
        var samples = Tables.Read(folder.Write($"{way}.csv", content), "quality", ";").Samples;
        Assert.Equal([9.4f, 12.7f, 11.4f, 9.3f, 7.5f, 10], samples.Inputs);
        Assert.Equal([1, 2, 0], samples.Labels);
        Assert.Equal(["3", "5", "8"], samples.ClassNames);
    }

    public static TheoryData<byte[], string> Wrong => new()
    {
        { Encoding.Latin1.GetBytes(Table.Replace("alcohol", "acidité")), "is not UTF-8 text: line 1 has a letter in another encoding" },
        { Encoding.Latin1.GetBytes(Table.Replace("\r\n7.5", "\r\né7.5")), "is not UTF-8 text: line 4 " },
        { Utf16.GetBytes(Table), "is UTF-16 text without a byte order mark" },
        { [0xff, 0xfe, .. Utf16.GetBytes(Table), 0x00, 0xd8, 0x41, 0x00], "is damaged UTF-16 text" },
        { [.. Encoding.UTF32.Preamble, .. Encoding.UTF32.GetBytes(Table)], "is UTF-32 text" },
        { TemporaryFolder.Gzip(Encoding.UTF8.GetBytes(Table)), "is packed with gzip; unpack it first" },
        { [.. "PK\u0003\u0004"u8, 20, 0, 6, 0], "is a zip archive or a spreadsheet (.xlsx)" },
        { "<!DOCTYPE html>\n<html><title>403 Forbidden</title></html>\n"u8.ToArray(),
            "looks like a web page (it starts with \"<!DOCTYPE html>\")" },
        { [.. Encoding.UTF8.GetBytes(Table), 0, 1, 2], "is not text: byte " },
        { Encoding.UTF8.GetBytes(Table.Replace('.', ',')),
            "line 2, column \"fixed acidity\": the feature is \"9,4\", with a comma; write decimals with a point, such as 9.4" },
        { Encoding.UTF8.GetBytes(Table.Replace("9.4", "1.234,5")),
            "the feature is \"1.234,5\", with a comma; write decimals with a point, such as 1234.5" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_table_that_was_saved_wrongly_gets_a_sentence_of_its_own(byte[] content, string says)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("table.csv", content);
        var refusal = Assert.Throws<StorageException>(() => Tables.Read(path, "quality", ";"));
        Sentence.Check(refusal, path);
        Assert.True(refusal.Message.Contains(says, StringComparison.Ordinal), refusal.Message);
    }

    [Theory]
    [InlineData(";", ",", "the header has 2 \";\" and no \",\"; set data.delimiter to \";\".")]
    [InlineData("\t", ",", "the header has 2 \"\\t\" and no \",\"; set data.delimiter to \"\\t\".")]
    [InlineData("|", ";", "the header has 2 \"|\" and no \";\"; set data.delimiter to \"|\".")]
    [InlineData(",", ";", "the header has 2 \",\" and no \";\"; set data.delimiter to \",\".")]
    [InlineData("  ", ",", "columns must be separated by a comma, a semicolon, a tab or |, not by spaces")]
    public void A_wrong_delimiter_ends_with_the_right_one(string right, string wrong, string says)
    {
        using var folder = new TemporaryFolder();
        foreach (var quote in new[] { "\"", "" })
        {
            var path = folder.Write("table.csv",
                $"{quote}acidity{quote};{quote}alcohol{quote};{quote}quality{quote}\n9.4;12;5\n8;9;6\n".Replace(";", right));
            var refusal = Assert.Throws<StorageException>(() => Tables.Read(path, "quality", wrong));
            Sentence.Check(refusal, path);
            Assert.Contains(says, refusal.Message);
        }
    }

    [Fact]
    public void A_delimiter_inside_the_names_is_not_taken_for_the_right_one()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("table.csv", "\"price, EUR\";\"size, m\";label\n9.4;12;5\n8;9;6\n");
        Assert.Equal(2, Tables.Read(path, "label", ";").Samples.Features);
        var refusal = Assert.Throws<StorageException>(() => Tables.Read(path, "label", ","));
        Assert.Contains("the header has 2 \";\" and no \",\"", refusal.Message);
        path = folder.Write("table.csv", "price, EUR;size, m;label\n9.4;12;5\n8;9;6\n");
        refusal = Assert.Throws<StorageException>(() => Tables.Read(path, "label", ","));
        Assert.Contains("the header has 2 \";\" and 2 \",\"; set data.delimiter to \";\".", refusal.Message);
    }

    [Fact]
    public void Decimal_commas_between_commas_are_asked_about()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("table.csv", "a,b,label\n9,4,12,7,5\n8,1,9,2,6\n");
        Assert.Contains("(are decimals written with a comma?", Assert.Throws<StorageException>(() =>
            Tables.Read(path, "label", ",")).Message);
    }

    [Fact]
    public void Text_of_the_file_is_shown_escaped_and_no_message_is_longer_than_500_characters()
    {
        using var folder = new TemporaryFolder();
        var field = folder.Write("field.csv", "x,label\n\"1\u001b[31m\n2\",a\n3,b\n");
        Assert.Contains("\"1\\u001b[31m\\n2\"", Assert.Throws<StorageException>(() => Tables.Read(field, "label", ",")).Message);
        var wide = folder.Write("wide.csv", string.Join(',', Enumerable.Range(0, 500).Select(i => $"{new string('n', 60)}{i}")) + "\n1\n");
        var refusal = Assert.Throws<StorageException>(() => Tables.Read(wide, "label", ","));
        Assert.InRange(refusal.Message.Length, 1, 500);
        Assert.Contains("and 492 more", refusal.Message);
    }
}
