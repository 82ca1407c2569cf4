using TorchVanish.Runs.Files;

namespace TorchVanish.Reporting.Figures;

/// <summary>Writes a figure to disk: NAME.svg, NAME.png and NAME.csv.</summary>
public static class FigureFiles
{
    /// <returns>The SVG, for a page that embeds its figures.</returns>
    public static string Write(string folder, string name, DrawnFigure figure)
    {
        string At(string ending) => Path.Combine(folder, name + ending);
        var svg = figure.ToSvg(name);
        AtomicFile.WriteText(At(".svg"), svg);
        AtomicFile.WriteStream(At(".png"), stream => stream.Write(figure.ToPng()));
        AtomicFile.WriteText(At(".csv"), figure.WriteNumbers);
        return svg;
    }
}
