using System.Globalization;

namespace TorchVanish.Analysis.Words;

/// <summary>Replicates, layers and steps in sentences.</summary>
public static class Counts
{
    /// <summary>all 8 replicates, 3 of 8 replicates; the one replicate</summary>
    public static string Replicates(int count, int of) => count == of ? All(of) : $"{count} of {of} replicates";

    /// <summary>all 8 replicates; the one replicate</summary>
    public static string All(int count) => count switch
    {
        1 => "the one replicate",
        2 => "both replicates",
        _ => $"all {count} replicates",
    };

    /// <summary>hidden layer 3; hidden layers 1 to 3 and 5</summary>
    public static string HiddenLayers(IEnumerable<int> layers)
    {
        var all = layers.Order().ToArray();
        var ranges = new List<(int First, int Last)>();
        foreach (var layer in all)
        {
            if (ranges.Count > 0 && ranges[^1].Last == layer - 1)
                ranges[^1] = (ranges[^1].First, layer);
            else
                ranges.Add((layer, layer));
        }
        return $"hidden layer{(all.Length == 1 ? "" : "s")} {Spelling.List(ranges.SelectMany(Spelled))}";
    }

    /// <summary>at step 5; at steps 3 to 9</summary>
    public static string Steps(int first, int last) => first == last ? $"at step {Text(first)}" : $"at steps {Text(first)} to {Text(last)}";

    /// <summary>from step 5 on; with the first and the last replicate if the steps differ</summary>
    public static string Since(int first, int last) =>
        first == last
            ? $"from step {Text(first)} on"
            : $"from step {Text(first)} on in the first of these replicates and from step {Text(last)} on in the last";

    private static IEnumerable<string> Spelled((int First, int Last) range) =>
        range.Last - range.First < 2
            ? Enumerable.Range(range.First, range.Last - range.First + 1).Select(Text) : [$"{Text(range.First)} to {Text(range.Last)}"];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
