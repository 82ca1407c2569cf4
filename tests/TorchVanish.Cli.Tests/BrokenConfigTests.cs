namespace TorchVanish.Cli.Tests;

public class BrokenConfigTests
{
    public static TheoryData<string> Configs() => [.. BrokenConfigs.All.Select(broken => broken.Name)];

    public static TheoryData<string> Data() => [.. BrokenData.All.Select(broken => broken.Name)];

    [Theory]
    [MemberData(nameof(Configs))]
    public void ABrokenConfigIsRefusedInOneSentence(string name) => Refuse(BrokenConfigs.All.Single(broken => broken.Name == name));

    [Theory]
    [MemberData(nameof(Data))]
    public void BrokenDataAreRefusedInOneSentence(string name) => Refuse(BrokenData.All.Single(broken => broken.Name == name));

    /// <summary>A file without permission; root may read everything.</summary>
    [PermissionFact]
    [System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
    public void AConfigThatMayNotBeReadIsNamed()
    {
        using var folder = new TestFolder();
        File.SetUnixFileMode(folder.Write("config.json", "{}"), UnixFileMode.None);
        Assert.StartsWith("config.json: cannot be read", CommandLine.Run(folder, "run", "config.json").Refused(3));
    }

    private static void Refuse(BrokenConfig broken)
    {
        using var folder = new TestFolder();
        folder.Write("config.json", broken.Config);
        broken.Prepare?.Invoke(folder);
        var before = folder.Listing();
        Assert.Contains(broken.Expected, CommandLine.Run(folder, "run", "config.json").Refused(broken.ExitCode));
        // Neither a run nor a part of one.
        Assert.Equal(before, folder.Listing());
    }
}
