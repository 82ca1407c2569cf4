using System.Text;
using System.Xml.Linq;
using TorchVanish.Analysis.Measured;
using TorchVanish.Reporting.Figures;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Reporting.Tests;

/// <summary>Figures in the format that a paper asks for.</summary>
public sealed class PaperFigureTests
{
    private const float Column = 237.6f;

    private static readonly IReadOnlyList<MeasuredRun> Run = MeasuredRun.From([new MadeUpRun { Points = 8 }.Build()]);

    public static TheoryData<string, string> Panels()
    {
        var data = new TheoryData<string, string>();
        foreach (var figure in FigureCatalogue.All)
        {
            foreach (var panel in figure.PanelIds)
                data.Add(figure.Name, panel);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Panels))]
    public void A_single_panel_has_the_requested_width(string name, string panel)
    {
        var format = new FigureFormat { Width = Column, HasTitle = false, Panel = panel };
        var drawn = FigureCatalogue.All.Single(figure => figure.Name == name).Draw(RunsOf(name));
        Assert.Contains(panel, drawn.PanelIds);
        var svg = XElement.Parse(drawn.ToSvg("x", format));
        Assert.Equal("237.6pt", svg.Attribute("width")!.Value);
        Assert.True(float.Parse(svg.Attribute("height")!.Value[..^2], System.Globalization.CultureInfo.InvariantCulture) < Column);
        Assert.Matches(@"/MediaBox \[0 0 237\.(6|59999)", Encoding.Latin1.GetString(drawn.ToPdf(format)));
    }

    [Fact]
    public void Panel_ids_of_one_run_are_those_that_the_figure_names() => Assert.All(FigureCatalogue.All, figure =>
    {
        Assert.Equal(figure.PanelIds, figure.Draw(RunsOf(figure.Name)).PanelIds);
        Assert.Equal(figure.PanelIds.Count, figure.PanelIds.Distinct().Count());
        Assert.All(figure.PanelIds, id => Assert.Matches("^[a-z][a-z0-9_]*$", id));
    });

    [Fact]
    public void Pdf_is_text_and_paths_with_the_font_in_it_and_the_same_bytes_each_time() => Assert.All(FigureCatalogue.All, figure =>
    {
        byte[] Pdf() => figure.Draw(RunsOf(figure.Name)).ToPdf(new FigureFormat { Width = Column });
        var text = Encoding.Latin1.GetString(Pdf());
        Assert.StartsWith("%PDF-", text, StringComparison.Ordinal);
        Assert.DoesNotContain("/Subtype /Image", text, StringComparison.Ordinal);
        Assert.Contains("/Font", text, StringComparison.Ordinal);
        Assert.Equal(text, Encoding.Latin1.GetString(Pdf()));
    });

    /// <summary>Journals refuse fonts of Type 3, which are drawings and no text.</summary>
    [Fact]
    public void Pdf_has_its_letters_as_TrueType()
    {
        var pdf = Encoding.Latin1.GetString(FigureCatalogue.All[0].Draw(Run).ToPdf(new FigureFormat()));
        Assert.Contains("/CIDFontType2", pdf, StringComparison.Ordinal);
        Assert.DoesNotContain("/Type3", pdf, StringComparison.Ordinal);
    }

    [Fact]
    public void A_figure_without_title_is_lower_by_its_headline()
    {
        double Height(bool titled) => double.Parse(
            XElement.Parse(FigureCatalogue.All[^1].Draw(Run).ToSvg("x", new FigureFormat { HasTitle = titled }))
                .Attribute("height")!.Value[..^2],
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Height(titled: false) < Height(titled: true) - 10);
    }

    private static IReadOnlyList<MeasuredRun> RunsOf(string figure) =>
        figure == "gradient_through_time" ? MeasuredRun.From(DifficultRuns.All["recurrent"]) : Run;
}
