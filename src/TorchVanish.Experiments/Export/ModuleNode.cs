using System.Globalization;
using System.Text.RegularExpressions;

namespace TorchVanish.Experiments.Export;

/// <summary>One named module of a Sequential, as C#.</summary>
/// <param name="Name">A number that counts layers stands between two marks: hidden#3#_activation.</param>
/// <param name="Code">The expression that makes the module; of a module with a branch, what comes before the branch.</param>
internal sealed partial record ModuleNode(string Name, string Code)
{
    public const char Mark = '#';

    /// <summary>The modules of a residual branch; otherwise empty.</summary>
    public IReadOnlyList<ModuleNode> Branch { get; init; } = [];

    /// <summary>What comes after the branch.</summary>
    public string After { get; init; } = "";

    /// <summary>Whether it holds weights, so that a loop over layers may begin with it; by its name, hidden#3# or linear#3#.</summary>
    public bool BeginsALayer =>
        Branch.Count > 0 || (Name[^1] == Mark && !Name.Contains($"_{Mark}", StringComparison.Ordinal));

    /// <summary>("name", module), for the parameter list of Sequential.</summary>
    public string Tuple(string indent) => $"(\"{Name}\", {Expression(indent)})";

    public string Append(string indent) => $"{indent}model.append(\"{Name}\", {Expression(indent)});";

    /// <summary>Writes the numbers between marks out.</summary>
    public static string Spelled(string code) => Marked().Replace(code, number => number.Groups[1].Value);

    /// <summary>The numbers between marks, in order.</summary>
    public static IReadOnlyList<int> Numbers(string code) =>
        [.. Marked().Matches(code).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];

    /// <summary>The code without its numbers: equal for modules that differ in their place alone.</summary>
    public static string WithoutNumbers(string code) => Marked().Replace(code, $"{Mark}");

    /// <summary>Turns each text with a number into an interpolated one.</summary>
    /// <param name="number">The expression for the number at a position.</param>
    public static string Interpolated(string code, Func<int, string> number)
    {
        var position = 0;
        var texts = Text().Replace(code, text => text.Value.Contains(Mark, StringComparison.Ordinal) ? $"${text.Value}" : text.Value);
        return Marked().Replace(texts, _ => $"{{{number(position++)}}}");
    }

    private string Expression(string indent)
    {
        if (Branch.Count == 0)
            return Code;
        var inner = $"{indent}    ";
        return $"{Code}Sequential(\n{inner}{string.Join($",\n{inner}", Branch.Select(node => node.Tuple(inner)))}){After}";
    }

    [GeneratedRegex("#([0-9]+)#")]
    private static partial Regex Marked();

    [GeneratedRegex("\"[^\"]*\"")]
    private static partial Regex Text();
}
