using CsCheck;
using TorchVanish.Runs.Tests;

namespace TorchVanish.Configuration.Tests;

/// <summary>Whatever a config holds, it is read, or refused by one sentence on one line.</summary>
public class MutatedConfigTests
{
    private static readonly string[] Texts =
        [.. RepositoryFiles.ConfigFiles().Select(File.ReadAllText), "{}", ConfigWriter.Write(new ExperimentConfig())];

    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ",", ":", "\"", "\\", "\n", "\0", "\u001b[31m", "null", "true", "NaN", "-1", "0", "1e999",
            "1e-999", "2147483648", "0.5", "99999999999999999999",
        "\"x\"", "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\u0000\"", "\"\\r\\n\"", "\\udc00", "\ud800", "é", "\u202e", "//", "/*",
            "\"kind\": ", "\"relu\"", "{}", "[]", "[[1]]",
        new string('[', 1000), string.Concat(Enumerable.Repeat("{\"a\":", 1000)), new string('9', 5000), $"\"{new string('x', 5000)}\"",
    ];

    private static readonly string[] Paths =
    [
        "name", "seed", "data", "data.path", "data.kind", "model.width", "model.depth", "model.activation.kind",
            "training.learning_rate", "training.optimizer",
        "a.b.c", "$schema", "", ".", "model..x", "\ud800", string.Join('.', Enumerable.Repeat("a", 1000)), new string('k', 5000),
    ];

    private static readonly Gen<string> Mutated =
        from text in OneOf(Texts)
        from edits in Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], OneOf(Tokens)).Array[1, 3]
        select edits.Aggregate(text, (now, edit) => Edit(now, edit.Item1, edit.Item2, edit.Item3));

    private static readonly Gen<string[]> Overrides =
        Gen.Select(OneOf(Paths), OneOf(Tokens), (path, value) => $"{path}={value}").Array[0, 2];

    [Fact]
    public void AMutatedConfigIsReadOrRefusedInOneLine() => Gen.Select(Mutated, Gen.Const<string[]>([])).Sample(ReadOrRefuse, iter: 4000);

    [Fact]
    public void AnyOverrideIsReadOrRefusedInOneLine() => Gen.Select(OneOf(Texts), Overrides).Sample(ReadOrRefuse, iter: 4000);

    private static void ReadOrRefuse(string text, string[] overrides)
    {
        try
        {
            var config = ConfigReader.Read(text, "test.json", "/configs", overrides);
            ConfigWriter.Write(config);
            Assert.All(ConfigNotes.Of(config), Check);
        }
        catch (TorchVanishException refusal)
        {
            Check(refusal.Message);
        }
    }

    private static void Check(string sentence)
    {
        Assert.InRange(sentence.Length, 1, 500);
        Assert.DoesNotContain(sentence, character => char.IsControl(character) || character == '\u202e');
        // Every surrogate has its other half.
        Assert.Equal(sentence, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(sentence)));
        Assert.EndsWith(".", sentence);
    }

    private static Gen<string> OneOf(string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    // Replaces some characters at a place by a token.
    private static string Edit(string text, double place, int length, string token)
    {
        var at = (int)(place * text.Length);
        return text[..at] + token + text[Math.Min(text.Length, at + length)..];
    }
}
