namespace TorchVanish.Analysis.Theory;

/// <summary>One part of a network as the theory sees it, nearest the input first.</summary>
internal abstract record Step;

/// <summary>A place where δ is measured: that of a layer with weights.</summary>
internal sealed record Site(string Name) : Step;

/// <summary>x + scale · branch(x).</summary>
internal sealed record ResidualStep(IReadOnlyList<Step> Branch, double Scale) : Step;

/// <summary>What turns one signal into the next.</summary>
internal abstract record Stage : Step
{
    /// <param name="batch">Samples of a batch.</param>
    public abstract Passage Through(Signal before, int batch);
}

/// <summary>What a stage does to the signal, to the squared norm of the gradient, and how both scatter between seeds.</summary>
/// <param name="Gain">Mean of ‖∂L/∂(input)‖² / ‖∂L/∂(output)‖².</param>
internal sealed record Passage(Signal After, double Gain)
{
    private static readonly Pair Nothing = new(0, 0);

    /// <summary>∂ln(second moment after)/∂ln(second moment before), and the second derivative.</summary>
    public LogSensitivity Forward { get; init; } = new(1, 0);

    /// <summary>The same of ln Gain.</summary>
    public LogSensitivity Backward { get; init; } = new(0, 0);

    /// <summary>Variance that the stage adds to ln(second moment).</summary>
    public Pair ForwardNoise { get; init; } = Nothing;

    /// <summary>Variance of ln Gain, given the mean squared cosine of ∂L/∂(output) of two samples.</summary>
    public Func<double, Pair> BackwardNoise { get; init; } = _ => Nothing;

    /// <summary>Covariance of the two.</summary>
    public Pair SharedNoise { get; init; } = Nothing;

    /// <summary>Mean squared cosine of ∂L/∂(input) of two samples, from that of ∂L/∂(output).</summary>
    public Func<double, double> Aligned { get; init; } = aligned => aligned;
}
