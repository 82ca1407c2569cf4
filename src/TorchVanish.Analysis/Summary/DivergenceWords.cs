using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Summary;

/// <summary>What diverged, in words.</summary>
public static class DivergenceWords
{
    // A longer list of places is not readable.
    private const int MostPlaces = 3;

    /// <summary>3 of 8 replicates diverged at step 5: ...; empty where none did.</summary>
    internal static string Long(Divergence divergence)
    {
        if (divergence.Count == 0)
            return "";
        var places = divergence.Breakdowns.GroupBy(broken => (broken.Pass, broken.Layer, broken.LayerName, broken.Cause))
            .OrderByDescending(group => group.Count()).ToArray();
        return $"{Short(divergence)} {string.Join(' ', places.Take(MostPlaces).Select(place => Place([.. place], places.Length > 1)))}"
            + (places.Length > MostPlaces
            ? $" The other {Spelling.Count(places.Skip(MostPlaces).Sum(place => place.Count()), "replicate")} broke in other places; "
            + "status.json names them." : "");
    }

    /// <summary>3 of 8 replicates diverged, at steps 5 to 9.</summary>
    internal static string Short(Divergence divergence) => divergence.Count == 0 ? ""
        : $"{Capital(Counts.Replicates(divergence.Count, divergence.Replicates))} diverged, "
        + $"{Counts.Steps(divergence.Breakdowns.Min(b => b.Step), divergence.Breakdowns.Max(b => b.Step))}.";

    private static string Place(Breakdown[] broken, bool counted)
    {
        var first = broken[0];
        var where = (first.Pass, first.LayerName) switch
        {
            (BrokenPass.Forward, string layer) =>
                $"the forward pass broke first, in {layer} (layer {first.Layer})",
            (BrokenPass.Backward, string layer) =>
                $"the forward pass is finite and the backward pass broke first, in {layer} (layer {first.Layer})",
            (BrokenPass.LossOnly, _) => "every layer is finite in both passes, and the loss is not",
            _ => "no row names the layer that broke first",
        };
        return counted
            ? $"In {Spelling.Count(broken.Length, "replicate")}, {where}. Recorded cause: {first.Cause.TrimEnd('.')}."
            : $"{Capital(where)}. Recorded cause: {first.Cause.TrimEnd('.')}.";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
