using ScottPlot;

namespace TorchVanish.Reporting.Look;

/// <summary>Colors of everything except measurements.</summary>
internal static class Ink
{
    public static Color Paper { get; } = Color.FromHex("#FFFFFF");

    public static Color Text { get; } = Color.FromHex("#1F2328");

    public static Color Quiet { get; } = Color.FromHex("#59636E");

    public static Color Axis { get; } = Color.FromHex("#8C959F");

    public static Color Grid { get; } = Color.FromHex("#EAEEF2");

    public static Color Floor { get; } = Color.FromHex("#E3E7EB");

    public static Color Alarm { get; } = Color.FromHex("#B3001B");
}
