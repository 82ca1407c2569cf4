namespace TorchVanish.Cli.Tests;

public class HelpTests
{
    private static readonly string[] Verbs = ["reproduce", "run", "report", "list", "schema", "devices"];

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
        var named = System.Text.RegularExpressions.Regex.Matches(help, "configs/[a-z0-9_.-]+json").Select(match => match.Value).Distinct().ToList();
        Assert.NotEmpty(named);
        Assert.All(named, config => Assert.True(File.Exists(Path.Combine(Repository.Root, config)), $"{config} is not there."));
    }

    [Fact]
    public void VersionIsOneLine()
    {
        Assert.Matches("^torchvanish [0-9]+\\.[0-9]+\\.[0-9]+[^\n]*\n$", Show("--version"));
        Assert.Equal(Show("--version"), Show("version"));
    }

    [Theory]
    [InlineData("list", "leaky_relu")]
    [InlineData("schema", "https://json-schema.org/draft/2020-12/schema")]
    [InlineData("--help", "VERBS")]
    public void WhatOnlyInformsDoesNotLoadLibtorch(string verb, string expected)
    {
        using var folder = new TestFolder();
        // Whatever loads libtorch would refuse this.
        var told = CommandLine.RunWith(folder, "TORCHVANISH_LIBTORCH", "/nonexistent", verb).Succeeded();
        Assert.Contains(expected, told.Output);
        Assert.Equal(2, CommandLine.RunWith(folder, "TORCHVANISH_LIBTORCH", "/nonexistent", "devices").ExitCode);
    }

    [Fact]
    public void DevicesNamesTheCpuAndLibtorch()
    {
        using var folder = new TestFolder();
        var told = CommandLine.Run(folder, "devices").Succeeded();
        Assert.StartsWith("cpu ", told.Output);
        Assert.Contains("\nlibtorch ", told.Output);
    }

    private static string Show(params string[] arguments)
    {
        using var folder = new TestFolder();
        var told = CommandLine.Run(folder, arguments).Succeeded();
        Assert.Empty(folder.Listing());
        return told.Output;
    }
}
