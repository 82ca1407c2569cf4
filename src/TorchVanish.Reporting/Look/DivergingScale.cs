using ScottPlot;

namespace TorchVanish.Reporting.Look;

/// <summary>
/// Blue for shrinking, white for no change, orange for growth: the two hues that are easiest to distinguish with color blindness, equally
/// dark at equal distances from the middle.
/// </summary>
internal static class DivergingScale
{
    private static readonly Color Shrinks = Color.FromHex("#0B4F8A");
    private static readonly Color Grows = Color.FromHex("#A34A00");

    /// <param name="place">−1 at the lower end, 0 in the middle, 1 at the upper end.</param>
    public static Color At(double place)
    {
        var share = Math.Min(1, Math.Abs(place));
        return Color.InterpolateRgb(Ink.Paper, place < 0 ? Shrinks : Grows, share);
    }

    /// <summary>The color of text on such a cell.</summary>
    public static Color InkOn(double place) => Math.Abs(place) > 0.55 ? Ink.Paper : Ink.Text;
}
