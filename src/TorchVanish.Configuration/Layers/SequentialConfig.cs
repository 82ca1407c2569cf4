using System.ComponentModel;

namespace TorchVanish.Configuration;

[Description("Layers one after another. The last layer with weights is the output layer.")]
public sealed record SequentialConfig : ModelConfig
{
    [Description("The layers, nearest the input first.")]
    public required IReadOnlyList<LayerConfig> Layers { get; init; }

    public bool Equals(SequentialConfig? other) => other is not null && Layers.SequenceEqual(other.Layers);

    public override int GetHashCode() => Layers.Aggregate(0, HashCode.Combine);
}
