using TorchVanish.Analysis.Measured;
using TorchVanish.Reporting.Figures;

namespace TorchVanish.Reporting.Tests;

/// <summary>
/// Every figure of the catalogue looks as it was approved. After a change that is meant, look at the figures and approve them anew:
/// TORCHVANISH_APPROVE=1 dotnet test tests/TorchVanish.Reporting.Tests --filter ApprovedFigureTests
/// </summary>
public sealed class ApprovedFigureTests
{
    private static readonly bool Approve = Environment.GetEnvironmentVariable("TORCHVANISH_APPROVE") == "1";

    // Headlines are sentences about the numbers, and have tests of their own.
    private static readonly FigureFormat WithoutHeadline = new() { HasTitle = false };

    private static readonly string Folder = Path.Combine(Root(AppContext.BaseDirectory), "tests/TorchVanish.Reporting.Tests/Approved");

    public static TheoryData<string, string> Drawings()
    {
        var data = new TheoryData<string, string>();
        foreach (var (kind, runs) in ApprovedFigures.Runs)
        {
            foreach (var figure in FigureCatalogue.For(MeasuredRun.From(runs)))
                data.Add(figure.Name, kind);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Looks_as_it_was_approved(string figure, string kind)
    {
        var svg = FigureCatalogue.All.Single(one => one.Name == figure).Draw(MeasuredRun.From(ApprovedFigures.Runs[kind]))
            .ToSvg("x", WithoutHeadline);
        var (path, drawn) = (PathOf(figure, kind), ApprovedDrawing.Of(svg));
        if (Approve)
            File.WriteAllText(path, drawn);
        Assert.True(File.Exists(path), $"{path} is missing: look at the figure, then approve it with TORCHVANISH_APPROVE=1.");
        var difference = ApprovedDrawing.Difference(File.ReadAllText(path), drawn);
        Assert.True(difference is null,
            $"{figure} of {kind} differs from {path}: {difference}. If it is meant, approve it with TORCHVANISH_APPROVE=1.");
    }

    [Fact]
    public void Every_figure_is_approved_and_every_approved_file_is_a_figure()
    {
        Assert.Equal(FigureCatalogue.All.Select(figure => figure.Name).Order(), Drawings().Select(row => (string)row[0]).Distinct()
            .Order());
        Assert.Equal(
            Drawings().Select(row => PathOf((string)row[0], (string)row[1])).Order(StringComparer.Ordinal),
            Directory.GetFiles(Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_empty_sheet_a_moved_line_and_another_color_are_differences()
    {
        var approved = File.ReadAllText(PathOf("gradient_profile", "mixed"));
        var line = approved.Split('\n').First(text => text.Contains(" d=\"M", StringComparison.Ordinal));
        Assert.NotNull(ApprovedDrawing.Difference(approved, "<svg></svg>"));
        Assert.NotNull(ApprovedDrawing.Difference(approved,
            approved.Replace(line, line.Replace(" d=\"M", " d=\"M1", StringComparison.Ordinal), StringComparison.Ordinal)));
        Assert.NotNull(ApprovedDrawing.Difference(approved, approved.Replace("#5E3C99", "#1C9AA0", StringComparison.OrdinalIgnoreCase)));
        Assert.Null(ApprovedDrawing.Difference(approved, approved));
    }

    private static string PathOf(string figure, string kind) => Path.Combine(Folder, $"{figure}.{kind}.svg");

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "TorchVanish.sln"))
            ? folder
            : Root(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not lie below TorchVanish.sln."));
}
