using TorchVanish.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>Where the numbers of a replicate stopped being finite: the first layer in the direction of the pass.</summary>
/// <param name="Layer">Null where every layer of the forward pass is finite and the loss is not.</param>
internal sealed record NonfinitePlace(int? Layer, string? Name, NetworkPass Pass)
{
    /// <summary>The place in a forward pass in which only the loss is not finite.</summary>
    public static NonfinitePlace Loss { get; } = new(null, null, NetworkPass.Forward);

    /// <param name="layers">Rows of one replicate and step, nearest the input first.</param>
    /// <returns>Null where everything is finite.</returns>
    public static NonfinitePlace? Of(IReadOnlyList<LayerRow> layers, double loss)
    {
        if (layers.FirstOrDefault(row => row[Quantity.NonfiniteActivationCount] > 0) is { } forward)
            return new(forward.Layer, forward.Name, NetworkPass.Forward);
        if (!double.IsFinite(loss))
            return Loss;
        return layers.LastOrDefault(HasNonfiniteGradient) is { } backward ? new(backward.Layer, backward.Name, NetworkPass.Backward) : null;
    }

    /// <returns>What ended the replicate, with the place added.</returns>
    public DivergedReplicate AddTo(DivergedReplicate diverged) => diverged with { Layer = Layer, LayerName = Name, Pass = Pass };

    private static bool HasNonfiniteGradient(LayerRow row) =>
        row[Quantity.NonfiniteGradientCount] > 0 || !double.IsFinite(row[Quantity.WeightGradientNorm]);
}
