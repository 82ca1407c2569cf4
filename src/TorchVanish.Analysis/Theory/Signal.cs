namespace TorchVanish.Analysis.Theory;

/// <summary>Moments of what flows between two stages of a wide network, over units and samples, and its shape.</summary>
/// <param name="Second">Mean of h².</param>
/// <param name="Mixed">Mean of the product of one unit at two samples.</param>
/// <param name="Neighbour">Mean of the product of one channel at two neighbouring pixels or time steps.</param>
/// <param name="Mean">Mean of h.</param>
internal sealed record Signal(double Second, double Mixed, double Neighbour, double Mean, SignalShape Shape)
{
    /// <summary>Share of ‖h‖² that is the same for every seed, because weights are orthonormal or the length was normalized.</summary>
    public double Fixed { get; init; }

    public double Variance => Math.Max(Second - (Mean * Mean), 0);

    /// <summary>Of one unit at two samples.</summary>
    public double Correlation => Variance > 0 ? Math.Clamp((Mixed - (Mean * Mean)) / Variance, -1, 1) : 0;

    public double NeighbourCorrelation => Variance > 0 ? Math.Clamp((Neighbour - (Mean * Mean)) / Variance, -1, 1) : 0;

    /// <summary>Another signal of the same shape is added to this one, from weights that are independent of it.</summary>
    public Signal Plus(Signal branch, double scale) => new(
        Second + (scale * scale * branch.Second) + (2 * scale * Mean * branch.Mean),
        Mixed + (scale * scale * branch.Mixed) + (2 * scale * Mean * branch.Mean),
        Neighbour + (scale * scale * branch.Neighbour) + (2 * scale * Mean * branch.Mean),
        Mean + (scale * branch.Mean),
        Shape);
}

/// <summary>[channels, rows, columns] of one sample; a vector has one row and one column, a sequence one column.</summary>
internal sealed record SignalShape(int Channels, int Rows, int Columns)
{
    public int Positions => Rows * Columns;

    public int Units => Channels * Positions;
}
