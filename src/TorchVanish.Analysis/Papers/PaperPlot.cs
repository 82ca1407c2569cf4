using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Papers;

/// <summary>Collects the curves of a figure and chooses the style of each label.</summary>
internal sealed class PaperPlot(PaperEvidence evidence)
{
    /// <summary>The color of a theoretical law that does not belong to one measured curve.</summary>
    public const string Theory = "theory";

    /// <summary>The color of a common statement that is wrong.</summary>
    public const string Textbook = "textbook";

    private readonly List<PaperLook> _looks = [];
    private readonly List<string> _colors = [];

    /// <summary>The median over replicates, with the quartiles as a band.</summary>
    /// <param name="color">Curves with the same key have the same color; by default the label.</param>
    public Curve Measured(string quantity, string cell, string label, PaperStroke stroke = PaperStroke.Measured, string? color = null) =>
        new(Look(label, stroke, color), 0, label, evidence.Points(quantity, cell));

    /// <summary>A curve without a spread.</summary>
    public Curve Line(string label, IEnumerable<(double X, double Y)> points, PaperStroke stroke = PaperStroke.Theory,
        string? color = null) =>
        new(Look(label, stroke, color), 0, label, [.. points.Select(point => new CurvePoint(point.X, Spread.Of([point.Y])))]);

    /// <summary>A distribution as steps: the height is the density.</summary>
    public Curve Histogram(string label, IReadOnlyList<double> values, int bins, string? color = null)
    {
        var (low, high) = (values.Min(), values.Max());
        var width = Math.Max((high - low) / bins, 1e-12);
        var counts = new double[bins];
        foreach (var value in values)
            counts[Math.Min(bins - 1, (int)((value - low) / width))] += 1 / (width * values.Count);
        return Line(label, Steps(), PaperStroke.Line, color);

        IEnumerable<(double, double)> Steps()
        {
            yield return (low, 0);
            for (var bin = 0; bin < bins; bin++)
            {
                yield return (low + (bin * width), counts[bin]);
                yield return (low + ((bin + 1) * width), counts[bin]);
            }
            yield return (high, 0);
        }
    }

    public PaperView View(string headline, string caption, int columns, params IReadOnlyList<CurvePanel> panels) => new()
    {
        Headline = headline,
        Caption = caption,
        Panels = panels,
        Columns = columns,
        Looks = _looks,
    };

    private int Look(string label, PaperStroke stroke, string? color)
    {
        var shared = color ?? label;
        if (shared is not (Theory or Textbook) && !_colors.Contains(shared))
            _colors.Add(shared);
        var place = shared switch { Theory => PaperLook.Theory, Textbook => PaperLook.Textbook, _ => _colors.IndexOf(shared) };
        var look = new PaperLook(label, place, stroke);
        if (!_looks.Contains(look))
            _looks.Add(look);
        return _looks.IndexOf(look);
    }
}
