using ScottPlot;
using TorchVanish.Configuration;

namespace TorchVanish.Reporting.Look;

/// <summary>
/// One color and marker for each activation, the same in every figure. The colors were found by a search: any two differ by
/// CIEDE2000 &gt;= 13 in normal, deuteranopic and protanopic vision (Machado 2009). A test checks this.
/// </summary>
public static class ActivationStyles
{
    private static readonly Dictionary<Type, CurveStyle> Styles = new()
    {
        [typeof(SigmoidConfig)] = Style("#D55E00", MarkerShape.FilledCircle),
        [typeof(TanhConfig)] = Style("#AA3377", MarkerShape.FilledSquare),
        [typeof(ReluConfig)] = Style("#0072B2", MarkerShape.FilledTriangleUp),
        [typeof(LeakyReluConfig)] = Style("#3FA0DE", MarkerShape.OpenTriangleUp),
        [typeof(EluConfig)] = Style("#009E73", MarkerShape.FilledDiamond),
        [typeof(IdentityConfig)] = Style("#5C3A40", MarkerShape.Cross),
        [typeof(SeluConfig)] = Style("#690701", MarkerShape.OpenDiamond),
        [typeof(GeluConfig)] = Style("#0D03DC", MarkerShape.FilledTriangleDown),
        [typeof(SiluConfig)] = Style("#78A8AA", MarkerShape.OpenTriangleDown),
        [typeof(SoftplusConfig)] = Style("#9F4739", MarkerShape.OpenCircle),
        [typeof(SoftsignConfig)] = Style("#5F0352", MarkerShape.OpenSquare),
    };

    public static IReadOnlyDictionary<Type, CurveStyle> All => Styles;

    /// <summary>The style of an activation; gray if it has no color.</summary>
    public static CurveStyle Of(ActivationConfig? activation) =>
        activation is not null && Styles.TryGetValue(activation.GetType(), out var style) ? style : Style("#6E7781", MarkerShape.Asterisk);

    private static CurveStyle Style(string color, MarkerShape marker) => new(Color.FromHex(color), marker, LinePattern.Solid);
}
