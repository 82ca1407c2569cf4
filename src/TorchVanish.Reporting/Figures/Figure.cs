using TorchVanish.Analysis.Measured;

namespace TorchVanish.Reporting.Figures;

/// <summary>A kind of figure. To add one, add a sealed class with a parameterless constructor: the catalogue finds it.</summary>
public abstract class Figure
{
    /// <summary>The name of its files.</summary>
    public abstract string Name { get; }

    /// <summary>Its heading in a report.</summary>
    public abstract string Heading { get; }

    /// <summary>Its position in a report.</summary>
    public abstract int Order { get; }

    /// <summary>The ids of the panels for one run, as used on the command line.</summary>
    public abstract IReadOnlyList<string> PanelIds { get; }

    /// <summary>Whether these runs have the data that it shows; otherwise a report omits it.</summary>
    public virtual bool Concerns(IReadOnlyList<MeasuredRun> runs) => true;

    /// <summary>Draws the figure for one run or several runs.</summary>
    public abstract DrawnFigure Draw(IReadOnlyList<MeasuredRun> runs);
}
