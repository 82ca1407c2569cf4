using TorchVanish.Analysis.Measured;

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

    /// <summary>The panels of the figure of one run, as a command line names them.</summary>
    public abstract IReadOnlyList<string> PanelIds { get; }

    /// <summary>Whether these runs have what it shows; a report leaves it out where they have not.</summary>
    public virtual bool Concerns(IReadOnlyList<MeasuredRun> runs) => true;

    /// <summary>The figure of these runs, one or several overlaid.</summary>
    public abstract DrawnFigure Draw(IReadOnlyList<MeasuredRun> runs);
}
