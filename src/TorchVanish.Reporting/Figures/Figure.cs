using CsvHelper;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Views;
using TorchVanish.Reporting.Drawing;

namespace TorchVanish.Reporting.Figures;

/// <summary>A kind of figure. To add one, add one sealed class with a constructor that takes nothing: the catalogue finds it.</summary>
public abstract class Figure
{
    /// <summary>Names its files.</summary>
    public abstract string Name { get; }

    /// <summary>Its heading in a report.</summary>
    public abstract string Heading { get; }

    /// <summary>Its place in a report.</summary>
    public abstract int Order { get; }

    /// <summary>Whether these runs have what it shows; a report leaves it out where they have not.</summary>
    public virtual bool Concerns(IReadOnlyList<MeasuredRun> runs) => true;

    /// <summary>The figure of these runs, one or several overlaid.</summary>
    public abstract DrawnFigure Draw(IReadOnlyList<MeasuredRun> runs);
}

/// <summary>A figure that is ready to be written.</summary>
public sealed class DrawnFigure
{
    private readonly Sheet _sheet;
    private readonly Action<CsvWriter> _numbers;

    internal DrawnFigure(FigureView view, Sheet sheet, Action<CsvWriter> numbers)
    {
        View = view;
        _sheet = sheet;
        _numbers = numbers;
    }

    /// <summary>What it shows.</summary>
    public FigureView View { get; }

    /// <param name="id">Unlike that of any other figure on the same page.</param>
    public string ToSvg(string id) => SvgImage.Of(_sheet, id, View.Title, View.Caption);

    /// <summary>One panel alone, small, as PNG.</summary>
    public byte[] ToThumbnail(int panel) => PngImage.OfPanel(_sheet, panel);

    public byte[] ToPng() => PngImage.Of(_sheet);

    /// <summary>Writes the numbers that the figure shows, and no others.</summary>
    public void WriteNumbers(TextWriter writer) => NumberTable.Write(writer, _numbers);
}
