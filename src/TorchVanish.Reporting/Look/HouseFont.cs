using SkiaSharp;

namespace TorchVanish.Reporting.Look;

/// <summary>
/// The font of all figures, embedded in the assembly: Inter (SIL Open Font License, Look/Fonts/LICENSE.txt). With a system font, figures
/// would look different on other machines.
/// </summary>
internal static class HouseFont
{
    public static SKTypeface Regular { get; } = Load("Inter-Regular.ttf");

    public static SKTypeface SemiBold { get; } = Load("Inter-SemiBold.ttf");

    private static SKTypeface Load(string file)
    {
        var assembly = typeof(HouseFont).Assembly;
        var resource = assembly.GetManifestResourceNames().Single(name => name.EndsWith(file, StringComparison.Ordinal));
        using var stream = assembly.GetManifestResourceStream(resource)!;
        using var data = SKData.Create(stream);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{resource} is not a font that Skia can read.");
    }
}
