using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Summary;

/// <summary>Describes what diverged.</summary>
public static class DivergenceWords
{
    // More places make the sentence hard to read.
    private const int MostPlaces = 3;

    /// <summary>3 of 8 replicates diverged at step 5: ...; empty if none diverged.</summary>
    internal static string Long(Divergence divergence)
    {
        if (divergence.Count == 0)
            return "";
        var places = divergence.Breakdowns.GroupBy(broken => (broken.Pass, broken.Layer, broken.LayerName, broken.Cause))
            .OrderByDescending(group => group.Count()).ToArray();
        return $"{Short(divergence)} {string.Join(' ', places.Take(MostPlaces).Select(place => Place([.. place], places.Length > 1)))}"
            + (places.Length > MostPlaces
            ? $" The other {Spelling.Count(places.Skip(MostPlaces).Sum(place => place.Count()), "replicate")} diverged in other places; "
            + "see status.json." : "");
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
            (BrokenPass.LossOnly, _) => "every layer is finite in both passes, but the loss is not",
            _ => "no row shows which layer broke first",
        };
        return counted
            ? $"In {Spelling.Count(broken.Length, "replicate")}, {where}. Recorded cause: {first.Cause.TrimEnd('.')}."
            : $"{Capital(where)}. Recorded cause: {first.Cause.TrimEnd('.')}.";
    }

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];
}
