namespace TorchVanish.Experiments.Export;

/// <summary>The statements that put modules into a Sequential, with a loop for repeated modules.</summary>
internal static class SequentialCode
{
    private const string Indent = "    ";

    // Fewer equal modules are easier to read one by one.
    private const int FewestRepeats = 3;
    private const int LinesOfALoop = 5;
    private const int LongestPeriod = 6;

    public static IReadOnlyList<string> Of(IReadOnlyList<ModuleNode> nodes)
    {
        var pieces = Pieces(nodes);
        if (pieces.All(piece => piece.Repeats == 1))
        {
            var tuples = nodes.Select(node => ModuleNode.Spelled(node.Tuple(Indent)));
            return [$"var model = Sequential(\n{Indent}{string.Join($",\n{Indent}", tuples)});"];
        }
        return ["var model = Sequential();", .. pieces.SelectMany(piece => Lines(nodes, piece))];
    }

    private static List<Piece> Pieces(IReadOnlyList<ModuleNode> nodes)
    {
        var codes = nodes.Select(node => node.Append(Indent)).ToList();
        var pieces = new List<Piece>();
        for (var start = 0; start < nodes.Count;)
        {
            var longest = nodes[start].BeginsALayer ? LongestPeriod : 0;
            var piece = Enumerable.Range(1, longest).Select(period => new Piece(start, period, Repeats(codes, start, period)))
                .Where(candidate => candidate.Repeats >= FewestRepeats && candidate.Length >= candidate.Period + LinesOfALoop)
                .DefaultIfEmpty(new Piece(start, 1, 1)).MaxBy(candidate => candidate.Length)!;
            pieces.Add(piece);
            start += piece.Length;
        }
        return pieces;
    }

    private static int Repeats(List<string> codes, int start, int period)
    {
        var repeats = 1;
        while (start + ((repeats + 1) * period) <= codes.Count && Continues(codes, start, period, repeats))
            repeats++;
        return repeats;
    }

    // The code is the same except for its numbers, and each number continues the progression of the first two periods.
    private static bool Continues(List<string> codes, int start, int period, int repeat)
    {
        var (first, second, next) = (Joined(codes, start, period), Joined(codes, start + period, period),
            Joined(codes, start + (repeat * period), period));
        if (ModuleNode.WithoutNumbers(first) != ModuleNode.WithoutNumbers(next))
            return false;
        var (from, steps) = (ModuleNode.Numbers(first), ModuleNode.Numbers(second));
        return ModuleNode.Numbers(next).Select((number, i) => number == from[i] + (repeat * (steps[i] - from[i]))).All(fits => fits);
    }

    private static string Joined(List<string> codes, int start, int count) => string.Join('\n', codes.Skip(start).Take(count));

    private static IEnumerable<string> Lines(IReadOnlyList<ModuleNode> nodes, Piece piece)
    {
        if (piece.Repeats == 1)
            return [ModuleNode.Spelled(nodes[piece.Start].Append(""))];
        var body = string.Join('\n', nodes.Skip(piece.Start).Take(piece.Period).Select(node => node.Append(Indent)));
        var next = string.Join('\n', nodes.Skip(piece.Start + piece.Period).Take(piece.Period).Select(node => node.Append(Indent)));
        var (first, steps) = (ModuleNode.Numbers(body), ModuleNode.Numbers(next).Zip(ModuleNode.Numbers(body), (b, a) => b - a).ToList());
        var counted = steps.Count > 0 && steps.TrueForAll(step => step == 1);
        return
        [
            counted
                ? $"for (var layer = {first[0]}; layer <= {first[0] + piece.Repeats - 1}; layer++)"
                : $"for (var i = 0; i < {piece.Repeats}; i++)",
            "{",
            ModuleNode.Interpolated(body, p => counted ? Plus("layer", first[p] - first[0]) : Plus(Times(steps[p]), first[p])),
            "}",
        ];
    }

    private static string Times(int step) => step == 1 ? "i" : $"({step} * i)";

    private static string Plus(string variable, int offset) => offset switch
    {
        0 => variable,
        > 0 => $"{variable} + {offset}",
        _ => $"{variable} - {-offset}",
    };

    /// <param name="Start">The first module.</param>
    /// <param name="Period">Modules of one turn.</param>
    private sealed record Piece(int Start, int Period, int Repeats)
    {
        public int Length => Period * Repeats;
    }
}
