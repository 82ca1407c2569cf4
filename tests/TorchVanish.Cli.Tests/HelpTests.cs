using System.Reflection;
using System.Text.Json.Nodes;
using CommandLine;
using TorchVanish.Cli.Parsing;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Tests;

[Collection(InProcess.Collection)]
public class HelpTests
{
    private static IEnumerable<string> Verbs => CommandLineProgram.Verbs.Select(verb => HelpPage.Attribute(verb).Name);

    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    public void HelpNamesEveryVerbAndTheFirstSteps(string asked)
    {
        var help = Show(asked);
        Assert.All(Verbs, verb => Assert.Contains($"\n  {verb} ", help));
        Assert.Contains("torchvanish run configs/sigmoid-10.json", help);
        Assert.Contains("Exit codes: 0 done", help);
    }

    public static TheoryData<string> AllVerbs() => [.. Verbs];

    /// <summary>Every page says how to call the verb, gives an example to copy, and fits a terminal.</summary>
    [Theory]
    [MemberData(nameof(AllVerbs))]
    public void TheHelpOfAVerbTeaches(string verb)
    {
        var help = Show(verb, "--help");
        Assert.StartsWith($"torchvanish {verb}: ", help);
        Assert.Contains("\nUSAGE\n", help);
        Assert.Contains("\nEXAMPLES\n  # ", help);
        Assert.All(help.Split('\n'), line => Assert.InRange(line.Length, 0, 84));
        Assert.Equal(help, Show("help", verb));
        Assert.Equal(help, Show(verb, "-h"));
    }

    [Fact]
    public void OptionsWithoutAVerbAreThoseOfReproduce() => Assert.Equal(Show("reproduce", "--help"), Show("--quick", "--help"));

    /// <summary>What the examples name is there, so that a newcomer's first command works.</summary>
    [Fact]
    public void TheConfigsInTheExamplesExist()
    {
        var help = string.Concat(Verbs.Select(verb => Show(verb, "--help")));
        var named = System.Text.RegularExpressions.Regex.Matches(help, "configs/[a-z0-9_.-]+json").Select(match => match.Value).Distinct()
            .ToList();
        Assert.NotEmpty(named);
        Assert.All(named, config => Assert.True(File.Exists(Path.Combine(Repository.Root, config)), $"{config} is not there."));
    }

    [Fact]
    public void VersionIsOneLine()
    {
        using var folder = new TestFolder();
        var version = CommandLine.Run(folder, "--version").Succeeded().Output;
        Assert.Matches("^torchvanish [0-9]+\\.[0-9]+\\.[0-9]+[^\n]*\n$", version);
        Assert.Equal(version, CommandLine.Run(folder, "version").Succeeded().Output);
    }

    [Theory]
    [InlineData("list", "leaky_relu")]
    [InlineData("schema", "https://json-schema.org/draft/2020-12/schema")]
    [InlineData("--help", "COMMANDS")]
    public void WhatOnlyInformsDoesNotLoadLibtorch(string verb, string expected)
    {
        using var folder = new TestFolder();
        // Whatever loads libtorch would refuse this.
        var told = CommandLine.RunWith(folder, "TORCHVANISH_LIBTORCH", "/nonexistent", verb).Succeeded();
        Assert.Contains(expected, told.Output);
        Assert.Contains("does not exist", CommandLine.RunWith(folder, "TORCHVANISH_LIBTORCH", "/nonexistent", "devices").Refused(3));
    }

    [Fact]
    public void DevicesNamesTheCpuAndLibtorch()
    {
        using var folder = new TestFolder();
        var told = CommandLine.Run(folder, "devices").Succeeded();
        Assert.StartsWith("cpu ", told.Output);
        Assert.Contains("\nlibtorch ", told.Output);
        var document = JsonNode.Parse(CommandLine.Run(folder, "devices", "--json").Succeeded().Output)!;
        Assert.Equal("cpu", (string?)document["devices"]![0]!["name"]);
        Assert.Contains((string?)document["libtorch"]!["version"] ?? "missing", told.Output);
    }

    /// <summary>Each option of a command is on its page, and each command that has --json says what the document holds.</summary>
    [Theory]
    [MemberData(nameof(AllVerbs))]
    public void TheHelpOfAVerbNamesItsOptions(string verb)
    {
        var help = Show(verb, "--help");
        var options = CommandLineHelp.Find(verb, CommandLineProgram.Verbs)!.GetProperties()
            .Select(property => property.GetCustomAttribute<OptionAttribute>()?.LongName).OfType<string>().ToList();
        Assert.All(options, option => Assert.Contains($"--{option}", help));
        Assert.Equal(options.Contains("json"), help.Contains("With --json: {\"", StringComparison.Ordinal));
    }

    /// <summary>Everything in the document of list is also in its text, and the other way round.</summary>
    [Fact]
    public void ListAsJsonHoldsEveryName()
    {
        var document = JsonNode.Parse(Show("list", "--json"))!;
        Assert.Equal(
            ConfigCatalogue.Choices.SelectMany(choice => choice.Kinds.Select(kind => $"{choice.Path} {kind.Name}")),
            document["choices"]!.AsArray().SelectMany(choice =>
                choice!["kinds"]!.AsArray().Select(kind => $"{choice["path"]} {kind!["name"]}")));
        Assert.Equal(Quantities.All.Select(quantity => quantity.Column()), document["quantities"]!.AsArray()
            .Select(quantity => (string?)quantity!["column"]));
    }

    private static string Show(params string[] arguments) => InProcess.Run(arguments).Succeeded().Output;
}
