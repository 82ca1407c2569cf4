namespace TorchVanish.Analysis.Views;

/// <summary>The computed content of a figure. Drawing it needs no further computation.</summary>
public abstract record FigureView
{
    internal const string NothingFinite = "every value is NaN or infinite";
    internal const string NothingMeasured = "the run has no measurements of this quantity";

    /// <summary>The main result in one line, with its numbers.</summary>
    public required string Headline { get; init; }

    /// <summary>What the figure shows, and how to read it.</summary>
    public required string Caption { get; init; }

    /// <summary>The reason if there is nothing to draw; otherwise null.</summary>
    public string? Nothing { get; init; }

    /// <summary>The text above the figure.</summary>
    public string Title => Nothing is null ? Headline : $"Nothing to show: {Nothing}";
}
