namespace TorchVanish.Runs.Tests;

public class QuotedTests
{
    [Theory]
    [InlineData("label", "\"label\"")]
    [InlineData("it's 5% [of] \\n", "\"it's 5% [of] \\n\"")]
    [InlineData("größe 😀", "\"größe 😀\"")]
    [InlineData("a\nb\tc\r", "\"a\\nb\\tc\\r\"")]
    [InlineData("\u001b[31mred\0", "\"\\u001b[31mred\\u0000\"")]
    [InlineData("a\u2028b\u202ec\ufeff\u0085", "\"a\\u2028b\\u202ec\\ufeff\\u0085\"")]
    public void TextIsShownAsWrittenWithControlCharactersEscaped(string text, string shown) => Assert.Equal(shown, Quoted.Text(text));

    [Fact]
    public void UnpairedSurrogatesAreEscaped()
    {
        // Made at run time: an attribute cannot hold them.
        Assert.Equal("\"a\\ud800b\"", Quoted.Text("a" + (char)0xd800 + "b"));
        Assert.Equal("\"\\udc00\"", Quoted.Text(((char)0xdc00).ToString()));
    }

    [Fact]
    public void LongTextIsCutAndNoPairIsSeparated()
    {
        Assert.Equal($"\"{new string('x', 40)}\"", Quoted.Text(new string('x', 40)));
        Assert.Equal($"\"{new string('x', 40)}...\"", Quoted.Text(new string('x', 41)));
        Assert.Equal($"\"{new string('x', 39)}...\"", Quoted.Text(new string('x', 39) + "😀😀"));
    }

    [Fact]
    public void AListNamesAFewAndCountsTheRest()
    {
        Assert.Equal("\"a\"", Quoted.List(["a"]));
        Assert.Equal("\"a\" and \"b\"", Quoted.List(["a", "b"]));
        Assert.Equal("\"a\", \"b\" and \"c\"", Quoted.List(["a", "b", "c"], 2));
        Assert.Equal("\"a\", \"b\" and 2 more", Quoted.List(["a", "b", "c", "d"], 2));
    }

    [Fact]
    public void AMessageIsOneLineOfAtMost500CharactersAndKeepsItsTwoEnds()
    {
        var message = new StorageException($"/{new string('d', 3000)}/table.csv\n, line 1: {new string("😀"[0], 1)} must be valid.").Message;
        Assert.InRange(message.Length, 450, 500);
        Assert.DoesNotContain('\n', message);
        Assert.StartsWith("/ddd", message);
        Assert.EndsWith("must be valid.", message);
        Assert.Equal("short\\n.", new ConfigException("short\n.").Message);
    }
}
