namespace TorchVanish.Analysis.Views;

/// <summary>Everything that a figure shows, computed: what draws it adds nothing but ink.</summary>
public abstract record FigureView
{
    /// <summary>What to see, in one line, from the numbers.</summary>
    public required string Headline { get; init; }

    /// <summary>What is drawn and how to read it.</summary>
    public required string Caption { get; init; }

    /// <summary>Why there is nothing to draw; null where there is.</summary>
    public string? Nothing { get; init; }

    /// <summary>What stands above the figure.</summary>
    public string Title => Nothing is null ? Headline : $"Nothing to show: {Nothing}";
}
