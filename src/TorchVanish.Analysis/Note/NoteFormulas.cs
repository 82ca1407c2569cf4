using System.Text.RegularExpressions;

namespace TorchVanish.Analysis.Note;

/// <summary>
/// Converts the note's LaTeX formulas to plain characters, because neither a terminal nor an offline report renders LaTeX.
/// </summary>
public static partial class NoteFormulas
{
    private static readonly Dictionary<string, string> Readings = new()
    {
        [@"\frac{\partial \mathcal{L}}{\partial W_1} = \frac{\partial \mathcal{L}}{\partial \hat{y}} \cdot \frac{\partial \hat{y}}{\partial z_L} \cdot \frac{\partial z_L}{\partial a_{L-1}} \dots \frac{\partial a_1}{\partial z_1} \cdot \frac{\partial z_1}{\partial W_1}"] =
            "∂L/∂W₁ = ∂L/∂ŷ · ∂ŷ/∂z_L · ∂z_L/∂a_{L−1} … ∂a₁/∂z₁ · ∂z₁/∂W₁",
        [@"W_n = W_0 - \eta \frac{\partial L}{\partial W}"] = "W_n = W₀ − η ∂L/∂W",
        [@"TotalGradient \approx (0.25)^{10} = \text{Nearly zero!}"] = "TotalGradient ≈ (0.25)¹⁰ = Nearly zero!",
        [@"f(x) = \max(0, x)"] = "f(x) = max(0, x)",
        [@"W \sim \mathcal{N}(0, \frac{1}{\text{fan_in} + \text{fan_out}})"] = "W ∼ N(0, 1/(fan_in + fan_out))",
        [@"W \sim \mathcal{N}(0, \frac{2}{\text{fan_in}})"] = "W ∼ N(0, 2/fan_in)",
        [@"x_{l+1} = f(W_l x_l) + x_l"] = "x_{l+1} = f(W_l x_l) + x_l",
        [@"10, 10, 10, 10 \rightarrow 10000"] = "10, 10, 10, 10 → 10000",
    };

    /// <summary>
    /// The text with every formula between dollar signs in plain characters; an unknown formula is left unchanged.
    /// </summary>
    public static string Read(string text) =>
        Formula().Replace(text, formula => Readings.GetValueOrDefault(formula.Groups[1].Value, formula.Value));

    [GeneratedRegex(@"\${1,2}([^$]+)\${1,2}")]
    private static partial Regex Formula();
}
