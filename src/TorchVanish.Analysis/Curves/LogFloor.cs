namespace TorchVanish.Analysis.Curves;

/// <summary>
/// The position of zeros on a logarithmic axis: a decade below the decade of the smallest positive number in the panel, clearly apart from
/// all measured values.
/// </summary>
public static class LogFloor
{
    /// <returns>Null if there are no zeros.</returns>
    public static double? Below(IEnumerable<Curve> curves, IEnumerable<ReferenceLine> references)
    {
        var drawn = curves.SelectMany(curve => curve.Points).Where(point => point.Y.IsDrawn).SelectMany(point =>
            new[] { point.Y.Low, point.Y.Median }).ToArray();
        if (!drawn.Contains(0))
            return null;
        var smallest = drawn.Concat(references.Select(line => line.Value)).Where(value => value > 0).DefaultIfEmpty(1).Min();
        return Math.Pow(10, Math.Floor(Math.Log10(smallest)) - 1);
    }
}
