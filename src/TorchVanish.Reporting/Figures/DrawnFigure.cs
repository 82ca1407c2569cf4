using CsvHelper;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Drawing;

namespace TorchVanish.Reporting.Figures;

/// <summary>A figure that is ready to be written.</summary>
public sealed class DrawnFigure
{
    private readonly Func<FigureFormat, Sheet> _layout;
    private readonly Sheet _sheet;
    private readonly Action<CsvWriter> _numbers;

    internal DrawnFigure(FigureView view, IReadOnlyList<string> panelIds, Func<FigureFormat, Sheet> layout, Action<CsvWriter> numbers)
    {
        View = view;
        PanelIds = panelIds;
        _layout = layout;
        _sheet = layout(FigureFormat.Report);
        _numbers = numbers;
    }

    /// <summary>What it shows.</summary>
    public FigureView View { get; }

    /// <summary>The valid values of <see cref="FigureFormat.Panel"/>.</summary>
    public IReadOnlyList<string> PanelIds { get; }

    /// <param name="id">Prefix of the ids in the SVG, unique on a page.</param>
    public string ToSvg(string id) => SvgImage.Of(_sheet, id, View.Title, View.Caption);

    /// <inheritdoc cref="ToSvg(string)"/>
    public string ToSvg(string id, FigureFormat format) => SvgImage.Of(_layout(format), id, View.Title, View.Caption);

    /// <summary>One panel as a small PNG, with labels at the lines.</summary>
    public byte[] ToThumbnail(int panel) => PngImage.OfPanel(_sheet, panel);

    public byte[] ToPng() => PngImage.Of(_sheet);

    public byte[] ToPng(FigureFormat format) => PngImage.Of(_layout(format));

    /// <summary>One page of the size of the figure, with text and paths.</summary>
    public byte[] ToPdf(FigureFormat format) => PdfImage.Of(_layout(format), View.Title);

    /// <summary>Writes the numbers that the figure shows, and no others.</summary>
    public void WriteNumbers(TextWriter writer) => NumberTable.Write(writer, _numbers);
}
