using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims;

/// <summary>Draws the derivatives of seven activations.</summary>
internal static class DerivativeFigure
{
    /// <summary>The label of the second activation whose derivative jumps at 0.</summary>
    public const string Leaky = "LeakyReLU, slope 0.1";

    private const string Caption =
        "Derivatives computed by autograd in float32 at the inputs of the first replicate. Marks show where a derivative is largest "
            + "and, for SiLU and GELU, where it is smallest. The derivatives of ReLU and LeakyReLU jump at 0; their mark is the value "
            + "that autograd returns at 0. Bottom left: ReLU, LeakyReLU and ELU around 0; above 0, all three derivatives are 1. Bottom "
            + "right: sigmoid and tanh at large inputs, on a logarithmic axis. A triangle in the gray strip is a derivative of exactly "
            + "0; the steps above it show the resolution of float32.";

    /// <param name="all">sigmoid, tanh, ReLU, LeakyReLU, ELU, SiLU and GELU, in this order.</param>
    public static ClaimView Of((string label, DerivativePoints points)[] all) => ClaimFigures.View(
        [.. all.Select(a => a.points.Run)], Headline(all[0].points, all[1].points, all[6].points), Caption, columns: 2,
        [.. Panels(all)]) with
    { Variants = CurveVariants.Marked };

    private static string Headline(DerivativePoints sigmoid, DerivativePoints tanh, DerivativePoints gelu) =>
        $"φ′ is at most {Spelling.Constant(sigmoid.Top.Derivative)} for sigmoid and {Spelling.Constant(tanh.Top.Derivative)} for tanh, "
            + $"but {Spelling.Number(gelu.Top.Derivative)} for GELU";

    private static IEnumerable<CurvePanel> Panels((string label, DerivativePoints points)[] all)
    {
        yield return Panel("Sigmoid, tanh and ReLU", AxisScale.Linear, Lines(all, 0..3, _ => true, Marks),
            new ReferenceLine(0.25, "0.25: sigmoid"), new ReferenceLine(1, "1: tanh"));
        yield return Panel("Four other activations", AxisScale.Linear, Lines(all, 3..7, _ => true, Marks),
            new ReferenceLine(0, "below 0: the sign changes"), new ReferenceLine(1, "above 1: it grows"));
        yield return Panel("Around 0: autograd's value at a kink", AxisScale.Linear, Lines(all, 2..5, row =>
            Math.Abs(row.Input) < 0.5, (_, points) => [points.AtZero]));
        yield return Panel("Large inputs", AxisScale.Log, Lines(all, 0..2, row => row.Input > 1, (_, _) => []));
    }

    private static CurvePanel Panel(string title, AxisScale scale, IEnumerable<Curve> curves,
        params IReadOnlyList<ReferenceLine> references) =>
        CurvePanel.Of(title, new PanelAxis("input z", AxisScale.Linear), new PanelAxis("derivative φ′(z)", scale), curves, references);

    private static IEnumerable<Curve> Lines(
        (string label, DerivativePoints points)[] all, Range which, Func<DerivativeRow, bool> where,
            Func<string, DerivativePoints, IReadOnlyList<DerivativeRow>> marks) =>
        Enumerable.Range(0, all.Length).Take(which).SelectMany(i => new[]
        {
            all[i].points.Line(i, all[i].label, row => where(row) && (row.Input <= 0 || !Jumps(all[i].label))),
            all[i].points.Line(i, all[i].label, row => where(row) && row.Input > 0 && Jumps(all[i].label)),
        }.Concat(marks(all[i].label, all[i].points).Select(row => DerivativePoints.Mark(i, all[i].label, row))));

    // A line across the jump would show a slope that does not exist.
    private static bool Jumps(string label) => label is "ReLU" or Leaky;

    private static IReadOnlyList<DerivativeRow> Marks(string label, DerivativePoints points) => label switch
    {
        _ when Jumps(label) => [points.AtZero],
        "SiLU" or "GELU" => [points.Top, points.Bottom],
        _ => [points.Top],
    };
}
