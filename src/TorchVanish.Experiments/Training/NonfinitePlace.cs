using TorchVanish.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>The first layer of a replicate, in the direction of the pass, with non-finite values.</summary>
/// <param name="Layer">Null if every layer of the forward pass is finite and only the loss is not.</param>
internal sealed record NonfinitePlace(int? Layer, string? Name, NetworkPass Pass)
{
    /// <summary>A forward pass in which only the loss is not finite.</summary>
    public static NonfinitePlace Loss { get; } = new(null, null, NetworkPass.Forward);

    /// <param name="layers">Rows of one replicate and step, nearest the input first.</param>
    /// <returns>Null if everything is finite.</returns>
    public static NonfinitePlace? Of(IReadOnlyList<LayerRow> layers, double loss)
    {
        if (layers.FirstOrDefault(row => row[Quantity.NonfiniteActivationCount] > 0) is { } forward)
            return new(forward.Layer, forward.Name, NetworkPass.Forward);
        if (!double.IsFinite(loss))
            return Loss;
        return layers.LastOrDefault(HasNonfiniteGradient) is { } backward ? new(backward.Layer, backward.Name, NetworkPass.Backward) : null;
    }

    /// <returns>The divergence with this place added.</returns>
    public DivergedReplicate AddTo(DivergedReplicate diverged) => diverged with { Layer = Layer, LayerName = Name, Pass = Pass };

    private static bool HasNonfiniteGradient(LayerRow row) =>
        row[Quantity.NonfiniteGradientCount] > 0 || !double.IsFinite(row[Quantity.WeightGradientNorm]);
}
