using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Curves;

namespace TorchVanish.Analysis.Papers.Reproductions;

/// <summary>What the forget bias does to the cell path.</summary>
public sealed class LstmCell : PaperReproduction
{
    private const string Gradient = "cell_gradient";
    private const int Steps = 100;

    private static readonly (double Bias, double Value)[] Table = [(0, 7.9e-31), (1, 2.5e-14), (2, 3.1e-6), (5, 0.511)];

    public override string Id => "lstm-cell-path";

    public override int Order => 14;

    public override PaperSource Paper => new(
        "Gers, Schmidhuber and Cummins", 2000, "Learning to forget", "Neural Computation", "∂c_T/∂c_0 = ∏ σ(b_f) along the cell path",
        "The four values are from literature notes.");

    public override string Protocol =>
        "torch's LSTM cell in float64 with weights of 0 and a forget bias b_f: ‖vᵀ ∂c_100/∂c_0‖ / ‖v‖ by autograd; besides, with "
        + "PyTorch's default weights and standard normal inputs.";

    public override string Published => "7.9·10⁻³¹, 2.5·10⁻¹⁴, 3.1·10⁻⁶ and 0.511 after 100 steps for b_f = 0, 1, 2 and 5";

    public override string Tolerance => "With weights of 0, within 2% of each value, which has two or three digits.";

    /// <summary>σ(b)^T.</summary>
    public static double CellPath(double bias, int steps) => Math.Pow(1 / (1 + Math.Exp(-bias)), steps);

    public override PaperJudgement Judge(PaperEvidence evidence)
    {
        var plot = new PaperPlot(evidence);
        string Cell(string weights, double bias) => FormattableString.Invariant($"{weights}, b_f = {bias}");
        var cases = Table.Select(row => new Case(
            Cell("weights 0", row.Bias), "∂c_100/∂c_0", Within.Exactly(evidence.Value(Gradient, Cell("weights 0", row.Bias), Steps)),
                Within.Share(row.Value, 0.02)));
        var curves = Table.SelectMany(row => (Curve[])
        [
            plot.Measured(Gradient, Cell("default weights", row.Bias), FormattableString.Invariant($"b_f = {row.Bias}, default weights"),
                color: Cell("", row.Bias)),
            plot.Line(
                "∏ σ(b_f)", evidence.Xs(Gradient, Cell("weights 0", row.Bias)).Select(t => (t, CellPath(row.Bias, (int)t))),
                    color: Cell("", row.Bias)),
        ]);
        return new(
            "The cell path is the product of the forget gates. With PyTorch's default weights the way through h carries more, by orders "
            + "of magnitude.",
                [.. cases],
            plot.View(
                "The forget bias decides how long a gradient lives",
                "‖∂c_t/∂c_0‖ with PyTorch's default weights, medians and quartiles over seeds; dashed: ∏ σ(b_f).", 1,
                CurvePanel.Of("LSTM cell", new("steps t", AxisScale.Linear), new("gradient of c_t by c₀", AxisScale.Log), curves)));
    }
}
