using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.Json;
using System.Xml.Linq;

namespace TorchVanish.Build.Tests;

/// <summary>The layout of the house: which project may know which, and how its classes are made.</summary>
public sealed class ArchitectureTests
{
    private const int LongestFile = 250;

    /// <summary>Each project with all that it may reference, directly or through others.</summary>
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["TorchVanish.Runs"] = [],
        ["TorchVanish.Configuration"] = ["TorchVanish.Runs"],
        ["TorchVanish.Monitor"] = ["TorchVanish.Runs"],
        ["TorchVanish.Experiments"] = ["TorchVanish.Configuration", "TorchVanish.Runs"],
        ["TorchVanish.Acceleration"] = ["TorchVanish.Configuration", "TorchVanish.Experiments", "TorchVanish.Runs"],
        ["TorchVanish.ProcessPolicy"] = ["TorchVanish.Configuration", "TorchVanish.Experiments", "TorchVanish.Runs"],
        ["TorchVanish.Analysis"] = ["TorchVanish.Configuration", "TorchVanish.Runs"],
        ["TorchVanish.Reporting"] = ["TorchVanish.Analysis", "TorchVanish.Configuration", "TorchVanish.Runs"],
        ["TorchVanish.Cli"] =
        [
            "TorchVanish.Acceleration", "TorchVanish.Analysis", "TorchVanish.Configuration", "TorchVanish.Experiments",
            "TorchVanish.ProcessPolicy", "TorchVanish.Reporting", "TorchVanish.Runs",
        ],
    };

    public static TheoryData<string> Projects => [.. Arrows.Keys];

    [Fact]
    public void Every_project_has_its_place() =>
        Assert.Equal(Arrows.Keys.Order(StringComparer.Ordinal), BuildPaths.SourceProjects.Select(path =>
            Path.GetFileNameWithoutExtension(path)));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_references_what_lies_upstream_and_nothing_else(string project) =>
        Assert.Equal(Arrows[project].Order(StringComparer.Ordinal), Resolved(project, "project").Order(StringComparer.Ordinal));

    /// <summary>By what the compiled types use; kernels and the policy of a process are chosen by an executable alone.</summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Types_use_those_of_what_lies_upstream_and_of_nothing_else(string project)
    {
        using var assembly = new PEReader(File.OpenRead(Assembly(project)));
        var metadata = assembly.GetMetadataReader();
        Assert.Empty(metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))
            .Where(name => name.StartsWith("TorchVanish.", StringComparison.Ordinal)).Except(Arrows[project]));
    }

    [Fact]
    public void Only_programs_and_tests_know_kernels_and_the_policy_of_a_process() => Assert.Empty(
        from path in Directory.EnumerateFiles(BuildPaths.Root, "*.csproj", SearchOption.AllDirectories)
        let project = XDocument.Load(path)
        where !path.StartsWith(Path.Combine(BuildPaths.Root, "tests"), StringComparison.Ordinal)
            && project.Descendants("OutputType").All(type => type.Value != "Exe")
        from reference in project.Descendants("ProjectReference")
        let included = Path.GetFileNameWithoutExtension((string)reference.Attribute("Include")!)
        where included is "TorchVanish.Acceleration" or "TorchVanish.ProcessPolicy"
        select path);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Only_the_policy_of_a_process_touches_the_process(string project)
    {
        var uses = ProcessUses.Of(Assembly(project));
        if (project == "TorchVanish.ProcessPolicy")
            Assert.Superset(new HashSet<string> { "System.GC.Collect", "Guard.Finalize" }, uses.ToHashSet());
        else if (project != "TorchVanish.Cli") // The program may end its process.
            Assert.Empty(uses);
    }

    [Theory]
    [InlineData("TorchVanish.Runs", "TorchSharp")]
    [InlineData("TorchVanish.Configuration", "TorchSharp")]
    [InlineData("TorchVanish.Runs", "ScottPlot")]
    [InlineData("TorchVanish.Monitor", "ScottPlot")]
    [InlineData("TorchVanish.Monitor", "TorchSharp-")]
    [InlineData("TorchVanish.Experiments", "ScottPlot")]
    [InlineData("TorchVanish.Analysis", "TorchSharp")]
    [InlineData("TorchVanish.Analysis", "ScottPlot")]
    [InlineData("TorchVanish.Reporting", "TorchSharp")]
    public void Training_code_does_not_draw_and_judging_code_does_neither(string project, string package) =>
        Assert.DoesNotContain(Resolved(project, "package"), name => name.StartsWith(package, StringComparison.OrdinalIgnoreCase));

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_names_no_version(string project) =>
        Assert.DoesNotContain(XDocument.Load(ProjectFile(project)).Descendants("PackageReference"), reference =>
            reference.Attribute("Version") is not null);

    [Theory]
    [MemberData(nameof(Projects))]
    public void Every_class_is_abstract_or_sealed(string project)
    {
        using var assembly = new PEReader(File.OpenRead(Assembly(project)));
        var metadata = assembly.GetMetadataReader();
        var open = from handle in metadata.TypeDefinitions
                   let type = metadata.GetTypeDefinition(handle)
                   where (type.Attributes & (TypeAttributes.Interface | TypeAttributes.Abstract | TypeAttributes.Sealed)) == 0
                   let name = metadata.GetString(type.Name)
                   where !name.Contains('<') // what the compiler makes for itself
                   where name != "Program" // nor the class around top-level statements
                   select $"{metadata.GetString(type.Namespace)}.{name}";
        Assert.Empty(open);
    }

    [Fact]
    public void No_file_is_too_long() => Assert.Empty(
        from path in Sources()
        let lines = File.ReadLines(path).Count()
        where lines > LongestFile
        select $"{path} has {lines} lines; {LongestFile} are enough");

    [Fact]
    public void No_name_is_an_empty_word() => Assert.Empty(
        from path in Sources()
        let name = Path.GetFileNameWithoutExtension(path)
        where name.EndsWith("Manager", StringComparison.Ordinal) || name.EndsWith("Helper", StringComparison.Ordinal)
            || name.EndsWith("Utils", StringComparison.Ordinal) || name.EndsWith("Common", StringComparison.Ordinal)
        select path);

    /// <summary>
    /// By what the compiled types use, whatever the source calls them. Files beside the folders put them together, so what they use is not
    /// counted.
    /// </summary>
    [Theory]
    [MemberData(nameof(Projects))]
    public void Folders_of_a_project_do_not_go_in_a_circle(string project)
    {
        var uses = TypeUses.BetweenNamespaces(Assembly(project))
            .Select(use => (From: TopFolder(use.From, project), To: TopFolder(use.To, project)))
            .Where(use => use.From != use.To && use.From.Length > 0 && use.To.Length > 0).GroupBy(use => use.From, use => use.To)
            .ToDictionary(folder => folder.Key, folder => folder.ToHashSet());
        Assert.DoesNotContain(uses.Keys, start => Reaches(start, start, uses, []));
    }

    /// <summary>Verbs print by what is in Terminal.</summary>
    [Fact]
    public void Uses_of_types_are_seen() =>
        Assert.Contains(("TorchVanish.Cli.Verbs", "TorchVanish.Cli.Terminal"), TypeUses.BetweenNamespaces(Assembly("TorchVanish.Cli")));

    private static string TopFolder(string name, string project) =>
        name.StartsWith($"{project}.", StringComparison.Ordinal) ? name[(project.Length + 1)..].Split('.')[0] : "";

    private static bool Reaches(string from, string goal, Dictionary<string, HashSet<string>> uses, HashSet<string> seen) =>
        uses.TryGetValue(from, out var next) && next.Any(used => used == goal || seen.Add(used) && Reaches(used, goal, uses, seen));

    /// <summary>All that restore has found a project to need, directly or through others: projects or packages.</summary>
    private static IEnumerable<string> Resolved(string project, string kind)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(ProjectFile(project))!, "obj",
            "project.assets.json")));
        return [.. assets.RootElement.GetProperty("libraries").EnumerateObject()
            .Where(library => library.Value.GetProperty("type").GetString() == kind)
            .Select(library => library.Name.Split('/')[0])];
    }

    private static string ProjectFile(string project) => Path.Combine(BuildPaths.Root, "src", project, $"{project}.csproj");

    private static string Assembly(string project) =>
        Path.Combine(BuildPaths.Output($"src/{project}"), project == "TorchVanish.Cli" ? "torchvanish.dll" : $"{project}.dll");

    private static IEnumerable<string> Sources() => Directory
        .EnumerateFiles(Path.Combine(BuildPaths.Root, "src"), "*.cs", SearchOption.AllDirectories)
        .Where(path => !path.Split(Path.DirectorySeparatorChar).Intersect(["obj", "bin"]).Any());
}
