using System.Collections;
using Microsoft.Build.Framework;

namespace TorchVanish.Build.Tests;

/// <summary>The build task around the patch: what it reads, writes and says.</summary>
public sealed class WeakenVersionRequirementTests : IDisposable
{
    private readonly DirectoryInfo scratch = Directory.CreateTempSubdirectory("weaken-");
    private readonly RecordedBuild build = new();

    public void Dispose() => scratch.Delete(recursive: true);

    [Fact]
    public void It_writes_a_patched_copy_and_says_so_once()
    {
        Assert.True(Run(BuildPaths.ShippedLibrary, InScratch("out/library.so")));
        Assert.NotEqual(File.ReadAllBytes(BuildPaths.ShippedLibrary), File.ReadAllBytes(InScratch("out/library.so")));
        var message = Assert.Single(build.Messages, message => message.Importance == MessageImportance.High).Message!;
        Assert.Contains("libLibTorchSharp.so: made its requirement of GLIBCXX_3.4.32 weak", message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_never_writes_to_the_other_end_of_a_link()
    {
        File.WriteAllText(InScratch("shared"), "shared by every project");
        Link(InScratch("shared"), InScratch("library.so"));
        Assert.True(Run(BuildPaths.ShippedLibrary, InScratch("library.so")));
        Assert.Equal("shared by every project", File.ReadAllText(InScratch("shared")));
        Assert.Equal(["library.so", "shared"], scratch.EnumerateFiles().Select(file => file.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_library_that_needs_nothing_is_copied_in_silence()
    {
        File.WriteAllText(InScratch("plain.so"), "plain");
        Assert.True(Run(InScratch("plain.so"), InScratch("copy.so")));
        Assert.Equal("plain", File.ReadAllText(InScratch("copy.so")));
        Assert.DoesNotContain(build.Messages, message => message.Importance == MessageImportance.High);
    }

    [Fact]
    public void A_damaged_library_fails_the_build_by_name_and_leaves_nothing()
    {
        File.WriteAllText(InScratch("damaged.so"), "\0GLIBCXX_3.4.32\0");
        Assert.False(Run(InScratch("damaged.so"), InScratch("copy.so")));
        Assert.Contains(InScratch("damaged.so"), Assert.Single(build.Errors), StringComparison.Ordinal);
        Assert.False(File.Exists(InScratch("copy.so")));
    }

    [Fact]
    public void A_missing_library_fails_the_build_by_name()
    {
        Assert.False(Run(InScratch("missing.so"), InScratch("copy.so")));
        Assert.Contains(InScratch("missing.so"), Assert.Single(build.Errors), StringComparison.Ordinal);
    }

    private bool Run(string source, string destination) => new WeakenVersionRequirement
    {
        BuildEngine = build,
        Source = source,
        Destination = destination,
        Version = "GLIBCXX_3.4.32",
        Marker = "_ZSt21ios_base_library_initv",
    }.Execute();

    private string InScratch(string name) => Path.Combine(scratch.FullName, name);

    /// <summary>A hard link, as the build makes them; .NET itself only makes symbolic ones.</summary>
    private static void Link(string existing, string name)
    {
        using var link = System.Diagnostics.Process.Start("ln", [existing, name]);
        link.WaitForExit();
        Assert.Equal(0, link.ExitCode);
    }

    private sealed class RecordedBuild : IBuildEngine
    {
        public List<BuildMessageEventArgs> Messages { get; } = [];

        public List<string> Errors { get; } = [];

        public bool ContinueOnError => false;

        public int LineNumberOfTaskNode => 0;

        public int ColumnNumberOfTaskNode => 0;

        public string ProjectFileOfTaskNode => "test.proj";

        public bool BuildProjectFile(string projectFileName, string[] targetNames, IDictionary globalProperties,
            IDictionary targetOutputs) => false;

        public void LogCustomEvent(CustomBuildEventArgs e)
        {
        }

        public void LogErrorEvent(BuildErrorEventArgs e) => Errors.Add(e.Message ?? "");

        public void LogMessageEvent(BuildMessageEventArgs e) => Messages.Add(e);

        public void LogWarningEvent(BuildWarningEventArgs e)
        {
        }
    }
}
