using TorchVanish.Runs.Files;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Runs.Tests.Files;

/// <summary>JSON that System.Text.Json fails on in other ways than by a JsonException.</summary>
public class UnreadableJsonTests
{
    [Theory]
    [InlineData("{\n\"state\": \"completed\", \"message\": \"\\ud800\", \"execution\": \"\", \"diverged_replicates\": [] }", 2)]
    [InlineData("{ \"\\ud800\": 1 }", 1)]
    [InlineData("{ \"state\": \"completed\", \"message\": \"\", \"execution\": \"\",\n \"diverged_replicates\": [null] }", 2)]
    public void AStatusThatCannotBeReadIsNamedWithItsLine(string text, int line) => Refused<RunStatus>(text, line);

    [Fact]
    public void AThousandLevelsOfNestingAreRefused()
    {
        Refused<RunStatus>(new string('[', 1000), 1);
        Refused<RunManifest>(string.Concat(Enumerable.Repeat("{\"a\":", 1000)), 1);
    }

    private static void Refused<T>(string text, int line)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("file.json"), text);
        var message = Assert.Throws<StorageException>(() => JsonFile.Read<T>(folder.At("file.json"))).Message;
        Assert.StartsWith($"{folder.At("file.json")}: line {line} is not the JSON that a run writes", message);
    }
}
