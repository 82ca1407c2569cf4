using System.Text.Json.Nodes;

namespace TorchVanish.Cli.Tests;

public class StandardInputTests
{
    private const string Small = """
        { "name": "piped", "data": { "samples": 40 }, "model": { "depth": 2, "width": 4 }, "training": { "steps": 2, "batch_size": 8 }, "replicates": 2 }
        """;

    [Fact]
    public void ADashReadsTheConfigAndJsonIsAllThatIsPrinted()
    {
        using var folder = new TestFolder();
        var document = JsonNode.Parse(CommandLine.RunWithInput(folder, Small, "run", "-", "--set", "model.depth=3", "--json")
            .Succeeded().Output)!;
        Assert.Equal(("piped", "runs/piped", "completed"), ((string?)document["name"], (string?)document["folder"],
            (string?)document["state"]));
        Assert.Equal(3, document["facts"]!.AsArray().Count);
        Assert.InRange((double)document["validation_accuracy"]!["mean"]!, 0, 1);
        Assert.True(File.Exists(folder.At((string)document["report"]!)));
        Assert.Contains("\"depth\": 3", File.ReadAllText(folder.At("runs/piped/config.json")));
    }

    [Fact]
    public void AnErrorNamesStandardInput()
    {
        using var folder = new TestFolder();
        Assert.StartsWith("<standard input>: seed is -1; ", CommandLine.RunWithInput(folder, """{ "seed": -1 }""", "run", "-").Refused(2));
        Assert.StartsWith("<standard input>: is empty; ", CommandLine.RunWithInput(folder, "", "run", "-", "--json").Refused(2));
    }
}
