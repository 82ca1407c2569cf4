namespace TorchVanish.Analysis.Tests.Statistics;

/// <summary>
/// R's type 7 written out: at the place (n − 1) · share of the ordered values, counted from 0, on the line between the two
/// neighbours.
/// </summary>
internal static class QuantileByHand
{
    public static double Of(IEnumerable<double> values, double share)
    {
        double[] ordered = [.. values.Order()];
        var place = (ordered.Length - 1) * share;
        var below = (int)Math.Floor(place);
        return below == ordered.Length - 1 ? ordered[below] : ordered[below] + ((place - below) * (ordered[below + 1] - ordered[below]));
    }
}
