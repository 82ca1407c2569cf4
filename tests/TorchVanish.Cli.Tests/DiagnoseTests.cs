using System.Text.Json.Nodes;

namespace TorchVanish.Cli.Tests;

public class DiagnoseTests
{
    /// <summary>Ten sigmoid layers: hardly any gradient reaches the first.</summary>
    private const string Sigmoid = """
        {
          "name": "sigmoid-moons", "data": { "kind": "moons", "samples": 200 },
          "model": { "depth": 10, "width": 8, "activation": "sigmoid" },
          "training": { "steps": 60, "batch_size": 32 }, "replicates": 4
        }
        """;

    [Fact]
    public void AConfigIsTrainedDiagnosedAndProbed()
    {
        using var folder = new TestFolder();
        var told = CommandLine.RunWithInput(folder, Sigmoid, "diagnose", "-", "--probe", "--out", "a").Succeeded();
        Assert.StartsWith("vanishing_gradient: ", told.Output, StringComparison.Ordinal);
        Assert.Contains("Of 4 replicates, 0 learn and 4 fail.", told.Output, StringComparison.Ordinal);
        Assert.Contains("eciding experiment", told.Output, StringComparison.Ordinal);
        Assert.Equal("vanishing_gradient", (string?)JsonNode.Parse(File.ReadAllText(folder.At("a/findings.json")))!["verdict"]);
        CommandLine.Run(folder, "diagnose", "a", "--figure", folder.At("verdict.svg")).Succeeded();
        Assert.StartsWith("<svg", File.ReadAllText(folder.At("verdict.svg")), StringComparison.Ordinal);
        Assert.StartsWith("panel_id,", File.ReadAllText(folder.At("verdict.csv")), StringComparison.Ordinal);
        // A file stands where a folder would have to be.
        var refused = CommandLine.Run(folder, "diagnose", "a", "--figure", folder.At("verdict.svg/inside.svg"));
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("inside.svg: cannot be written", refused.Error, StringComparison.Ordinal);
        var scripted = CommandLine.Run(folder, "diagnose", "a", "--json", "--fail-on", "vanishing_gradient");
        Assert.Equal(4, scripted.ExitCode);
        Assert.Equal("vanishing_gradient", (string?)JsonNode.Parse(scripted.Output)!["verdict"]);
    }
}
