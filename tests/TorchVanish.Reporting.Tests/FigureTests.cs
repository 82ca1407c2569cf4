using System.Xml.Linq;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Figures;

namespace TorchVanish.Reporting.Tests;

/// <summary>What every figure of the catalogue must bear: a new one is tested as soon as it exists.</summary>
public sealed class FigureTests
{
    public static TheoryData<string, string> EveryFigureOfEveryKindOfRun()
    {
        var data = new TheoryData<string, string>();
        foreach (var figure in FigureCatalogue.All)
        {
            foreach (var kind in DifficultRuns.All.Keys)
                data.Add(figure.Name, kind);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(EveryFigureOfEveryKindOfRun))]
    public void Draws(string name, string kind)
    {
        var drawn = Draw(name, kind);
        Assert.NotEmpty(drawn.View.Headline);
        Assert.NotEmpty(drawn.View.Caption);

        var svg = XDocument.Parse(drawn.ToSvg("some-id"));
        Assert.Equal("svg", svg.Root!.Name.LocalName);
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "title" && element.Value == drawn.View.Title);
        // Letters are outlines, so nothing is left that depends on a font of the reader's.
        Assert.DoesNotContain(svg.Descendants(), element => element.Name.LocalName == "text");
        Assert.All(svg.Descendants().Attributes("id"), id => Assert.StartsWith("some-id-", id.Value, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", string.Concat(svg.Descendants().Attributes("d").Select(d => d.Value)), StringComparison.Ordinal);

        var png = drawn.ToPng();
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], png[..4]);
        using var numbers = new StringWriter();
        drawn.WriteNumbers(numbers);
        Assert.DoesNotContain("\r", numbers.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(EveryFigureOfEveryKindOfRun))]
    public void Draws_the_same_bytes_again(string name, string kind)
    {
        var (first, second) = (Draw(name, kind), Draw(name, kind));
        Assert.Equal(first.ToSvg("x"), second.ToSvg("x"));
        Assert.Equal(first.ToPng(), second.ToPng());
    }

    [Theory]
    [InlineData("nothing")]
    public void Says_why_there_is_nothing_to_show(string kind) =>
        Assert.All(FigureCatalogue.All, figure => Assert.NotNull(Draw(figure.Name, kind).View.Nothing));

    [Fact]
    public void Parallel_drawing_gives_the_bytes_of_drawing_alone()
    {
        var runs = MeasuredRun.From(DifficultRuns.All["several"]);
        var alone = FigureCatalogue.All.Select(figure => Convert.ToHexString(figure.Draw(runs).ToPng())).ToArray();
        var together = FigureCatalogue.All.AsParallel().AsOrdered().WithDegreeOfParallelism(4)
            .Select(figure => Convert.ToHexString(figure.Draw(runs).ToPng())).ToArray();
        Assert.Equal(alone, together);
    }

    [Fact]
    public void The_numbers_are_those_of_the_view()
    {
        var drawn = Draw("gradient_profile", "usual");
        using var text = new StringWriter();
        drawn.WriteNumbers(text);
        var lines = text.ToString().TrimEnd('\n').Split('\n');
        var points = ((CurveView)drawn.View).Panels.SelectMany(panel => panel.Curves).SelectMany(curve => curve.Points).ToArray();
        Assert.Equal(points.Length + 1, lines.Length);
        var column = Array.IndexOf(lines[0].Split(','), "median");
        Assert.Equal(points.Select(point => point.Y.Median), lines.Skip(1)
            .Select(line => double.Parse(line.Split(',')[column], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Theory]
    [InlineData("gradient_profile")]
    [InlineData("gradient_heatmap")]
    public void Every_table_names_the_run_in_ASCII_too(string figure)
    {
        using var text = new StringWriter();
        Draw(figure, "several").WriteNumbers(text);
        var lines = text.ToString().TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToArray();
        var column = Array.IndexOf(lines[0], "run_id");
        Assert.Contains(lines.Skip(1), line => line[column] == "sigmoid_10");
        Assert.All(lines.Skip(1), line => Assert.Matches("^[a-z0-9_]*$", line[column]));
    }

    [Fact]
    public void Names_and_places_are_unique()
    {
        Assert.Equal(FigureCatalogue.All.Count, FigureCatalogue.All.Select(figure => figure.Name).Distinct().Count());
        Assert.Equal(FigureCatalogue.All.Count, FigureCatalogue.All.Select(figure => figure.Order).Distinct().Count());
    }

    private static DrawnFigure Draw(string name, string kind) =>
        FigureCatalogue.All.Single(figure => figure.Name == name).Draw(MeasuredRun.From(DifficultRuns.All[kind]));
}
