using System.Text.Json.Nodes;
using TorchVanish.Configuration;

namespace TorchVanish.Cli.Tests;

public class PrescribeTests
{
    /// <summary>Ten sigmoid layers that see two moons: they stay at a guess for so few steps, and other activations do not.</summary>
    private const string Sigmoid = """
        {
          "name": "sigmoid-moons", "data": { "kind": "moons", "samples": 200 },
          "model": { "depth": 10, "width": 8, "activation": "sigmoid" },
          "training": { "steps": 120, "batch_size": 32, "optimizer": "adam", "learning_rate": 0.01 }
        }
        """;

    [Fact]
    public void ASigmoidNetworkIsCured()
    {
        using var folder = new TestFolder();
        string[] arguments = ["prescribe", "-", "--json", "--out", "cure", "--budget", "60"];
        var document = JsonNode.Parse(CommandLine.RunWithInput(folder, Sigmoid, arguments).Succeeded().Output)!;
        Assert.Equal("change", (string?)document["answer"]);
        var remedies = document["remedies"]!.AsArray();
        Assert.All(remedies, remedy => Assert.Contains((string?)remedy!["verdict"], (string[])["helps", "no effect shown", "harms"]));
        Assert.All(remedies, remedy => Assert.NotEmpty(remedy!["change"]!.AsObject()));
        Assert.True((double)document["prescription"]!["low"]! > 0);
        Assert.Equal(File.ReadAllText(folder.At("cure/remedies.json")), document.ToJsonString(Indented) + "\n");

        var prescribed = ConfigReader.ReadFile(folder.At("cure/prescription.json"));
        Assert.Equal("sigmoid-moons", prescribed.Name);
        Assert.True(File.Exists(folder.At("cure/report.html")));
        Assert.True(File.Exists(folder.At("cure/figures/remedies.svg")));
        Assert.Contains("already contains a prescription", CommandLine.RunWithInput(folder, Sigmoid, arguments).Refused(3));
    }

    [Theory]
    [InlineData("--budget 59", "--budget 59: must be a number from 60 to 1000000.")]
    [InlineData("--resume runs/x", "--resume")]
    public void WhatCannotBeDoneIsRefused(string option, string expected)
    {
        using var folder = new TestFolder();
        Assert.Contains(expected, CommandLine.RunWithInput(folder, Sigmoid, ["prescribe", "-", .. option.Split(' ')]).Refused(2));
    }

    private static System.Text.Json.JsonSerializerOptions Indented { get; } = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };
}
