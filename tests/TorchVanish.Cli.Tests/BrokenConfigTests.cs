namespace TorchVanish.Cli.Tests;

[Collection(InProcess.Collection)]
public class BrokenConfigTests
{
    public static TheoryData<string> Configs() => [.. BrokenConfigs.All.Select(broken => broken.Name)];

    public static TheoryData<string> Data() => [.. BrokenData.All.Select(broken => broken.Name)];

    [Theory]
    [MemberData(nameof(Configs))]
    public void ABrokenConfigIsRefusedInOneSentence(string name) =>
        Refuse(BrokenConfigs.All.Single(broken => broken.Name == name), InProcessIfPossible);

    [Fact]
    public void TheProgramItselfRefusesABrokenConfig() => Refuse(BrokenConfigs.All.First(), CommandLine.Run);

    [Theory]
    [MemberData(nameof(Data))]
    public void BrokenDataAreRefusedInOneSentence(string name) =>
        Refuse(BrokenData.All.Single(broken => broken.Name == name), CommandLine.Run);

    /// <summary>A file without permission; root may read everything.</summary>
    [PermissionFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void AConfigThatMayNotBeReadIsNamed()
    {
        using var folder = new TestFolder();
        File.SetUnixFileMode(folder.Write("config.json", "{}"), UnixFileMode.None);
        Assert.StartsWith("config.json: cannot be read", CommandLine.Run(folder, "run", "config.json").Refused(3));
    }

    // Some configs are refused only when their data are known, which needs libtorch; this folder has none.
    private static CommandLine InProcessIfPossible(TestFolder folder, string[] arguments)
    {
        var told = InProcess.Run(folder, arguments);
        return told.Error.StartsWith("TorchSharp's native library cannot be loaded", StringComparison.Ordinal)
            ? CommandLine.Run(folder, arguments) : told;
    }

    private static void Refuse(BrokenConfig broken, Func<TestFolder, string[], CommandLine> program)
    {
        using var folder = new TestFolder();
        folder.Write("config.json", broken.Config);
        broken.Prepare?.Invoke(folder);
        var before = folder.Listing();
        Assert.Contains(broken.Expected, program(folder, ["run", "config.json"]).Refused(broken.ExitCode));
        // Neither a run nor a part of one.
        Assert.Equal(before, folder.Listing());
    }
}
