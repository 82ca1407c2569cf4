using ScottPlot;

namespace TorchVanish.Reporting.Tests;

/// <summary>Whose eyes.</summary>
public enum Vision
{
    Normal,
    Deuteranopia,
    Protanopia,
}

/// <summary>
/// How far apart two colours are to the eye: CIEDE2000 (Sharma 2005), after a simulation of colour blindness (Machado 2009).
/// </summary>
internal static class ColorDifference
{
    private static readonly double[][] Deuteranopia =
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]];
    private static readonly double[][] Protanopia =
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]];

    public static double ContrastOnWhite(Color color)
    {
        var rgb = Linear(color);
        return 1.05 / ((0.2126 * rgb[0]) + (0.7152 * rgb[1]) + (0.0722 * rgb[2]) + 0.05);
    }

    public static double Ciede2000(Color one, Color other, Vision vision) => Ciede2000(Lab(one, vision), Lab(other, vision));

    /// <summary>Between two colours in CIELAB.</summary>
    public static double Ciede2000((double L, double A, double B) one, (double L, double A, double B) other)
    {
        var meanChroma = (Math.Sqrt((one.A * one.A) + (one.B * one.B)) + Math.Sqrt((other.A * other.A) + (other.B * other.B))) / 2;
        var stretch = 1.5 - (0.5 * Math.Sqrt(Math.Pow(meanChroma, 7) / (Math.Pow(meanChroma, 7) + Math.Pow(25, 7))));
        var (c1, h1) = Polar(one.A * stretch, one.B);
        var (c2, h2) = Polar(other.A * stretch, other.B);
        var turn = c1 * c2 == 0 ? 0 : Math.Abs(h2 - h1) <= 180 ? h2 - h1 : h2 > h1 ? h2 - h1 - 360 : h2 - h1 + 360;
        var hueStep = 2 * Math.Sqrt(c1 * c2) * Math.Sin(Radians(turn / 2));
        var (l, c) = ((one.L + other.L) / 2, (c1 + c2) / 2);
        var h = c1 * c2 == 0 ? h1 + h2 : Math.Abs(h1 - h2) <= 180 ? (h1 + h2) / 2 : h1 + h2 < 360
            ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
        var t = 1 - (0.17 * Cos(h - 30)) + (0.24 * Cos(2 * h)) + (0.32 * Cos((3 * h) + 6)) - (0.20 * Cos((4 * h) - 63));
        var (sl, sc, sh) = (1 + (0.015 * Square(l - 50) / Math.Sqrt(20 + Square(l - 50))), 1 + (0.045 * c), 1 + (0.015 * c * t));
        var rotation = -2 * Math.Sqrt(Math.Pow(c, 7) / (Math.Pow(c, 7)
            + Math.Pow(25, 7))) * Math.Sin(Radians(60 * Math.Exp(-Square((h - 275) / 25))));
        return Math.Sqrt(Square((other.L - one.L) / sl) + Square((c2 - c1) / sc) + Square(hueStep / sh)
            + (rotation * (c2 - c1) / sc * hueStep / sh));
    }

    private static (double L, double A, double B) Lab(Color color, Vision vision)
    {
        var rgb = Linear(color);
        var seen = vision switch
        {
            Vision.Deuteranopia => [.. Deuteranopia.Select(row => Math.Clamp(row.Zip(rgb, (m, v) => m * v).Sum(), 0, 1))],
            Vision.Protanopia => [.. Protanopia.Select(row => Math.Clamp(row.Zip(rgb, (m, v) => m * v).Sum(), 0, 1))],
            _ => rgb,
        };
        var x = F(((0.4124 * seen[0]) + (0.3576 * seen[1]) + (0.1805 * seen[2])) / 0.9505);
        var y = F((0.2126 * seen[0]) + (0.7152 * seen[1]) + (0.0722 * seen[2]));
        var z = F(((0.0193 * seen[0]) + (0.1192 * seen[1]) + (0.9505 * seen[2])) / 1.089);
        return ((116 * y) - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double[] Linear(Color color) =>
        [.. new[] { color.R, color.G, color.B }.Select(channel => channel / 255.0).Select(v => v <= 0.04045
            ? v / 12.92 : Math.Pow((v + 0.055) / 1.055, 2.4))];

    private static double F(double t) => t > 0.008856 ? Math.Cbrt(t) : (7.787 * t) + (16 / 116.0);

    private static (double Chroma, double Hue) Polar(double a, double b) =>
        (Math.Sqrt((a * a) + (b * b)), ((Math.Atan2(b, a) * 180 / Math.PI) + 360) % 360);

    private static double Cos(double degrees) => Math.Cos(Radians(degrees));

    private static double Radians(double degrees) => degrees * Math.PI / 180;

    private static double Square(double value) => value * value;
}
