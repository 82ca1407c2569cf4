using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace TorchVanish.Configuration;

/// <summary>A pooling layer, for images.</summary>
public abstract record PoolLayerConfig : LayerConfig
{
    private readonly int? _stride;

    [Description("Rows and columns of the window.")]
    [Range(1, 1000)]
    public required int KernelSize { get; init; }

    [Description("Distance between neighboring windows. Default: kernel_size.")]
    [Range(1, 1000)]
    [Shapes.DefaultDependsOn("kernel_size")]
    public int Stride
    {
        get => _stride ?? KernelSize;
        init => _stride = value;
    }

    // A stride that is written out equals the same stride as default.
    public virtual bool Equals(PoolLayerConfig? other) => base.Equals(other) && KernelSize == other.KernelSize && Stride == other.Stride;

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), KernelSize, Stride);
}

[Description("The largest value of each window (torch.nn.MaxPool2d).")]
public sealed record MaxPool2dLayerConfig : PoolLayerConfig;

[Description("The mean of each window (torch.nn.AvgPool2d).")]
public sealed record AveragePool2dLayerConfig : PoolLayerConfig;

/// <summary>A normalization with a learned scale and shift.</summary>
public abstract record NormalizationLayerConfig : LayerConfig
{
    [Description("Added to the variance.")]
    [Range(0.0, 1.0)]
    public double Eps { get; init; } = 1e-5;
}

[Description("Normalizes each unit, or each channel of an image, over the batch (torch.nn.BatchNorm1d, BatchNorm2d).")]
public sealed record BatchNormLayerConfig : NormalizationLayerConfig
{
    [Description("The weight of the newest batch in the running statistics that validation uses.")]
    [Range(0.0, 1.0)]
    public double Momentum { get; init; } = 0.1;
}

[Description("Normalizes each sample, or each step of a sequence, over its units (torch.nn.LayerNorm).")]
public sealed record LayerNormLayerConfig : NormalizationLayerConfig;

[Description("During training, sets each entry to 0 with probability p and divides the others by 1 - p (torch.nn.Dropout).")]
public sealed record DropoutLayerConfig : LayerConfig
{
    [Description("The probability that an entry is set to 0.")]
    [Range(0.0, 1.0, MaximumIsExclusive = true)]
    public double P { get; init; } = 0.5;
}

[Description("Turns each sample into one vector (torch.nn.Flatten).")]
public sealed record FlattenLayerConfig : LayerConfig;

[Description("A separate activation. Directly after a layer with weights and no activation, it is that layer's φ.")]
public sealed record ActivationLayerConfig : LayerConfig
{
    [Description("φ.")]
    public ActivationConfig Activation { get; init; } = new ReluConfig();
}

[Description("x + scale · branch(x).")]
public sealed record ResidualLayerConfig : LayerConfig
{
    [Description("The branch: layers whose output has the shape of their input.")]
    public required IReadOnlyList<LayerConfig> Layers { get; init; }

    [Description("The factor of the branch.")]
    [Range(-1e6, 1e6)]
    public double Scale { get; init; } = 1;

    public bool Equals(ResidualLayerConfig? other) =>
        base.Equals(other) && Scale == other.Scale && Layers.SequenceEqual(other.Layers);

    public override int GetHashCode() => Layers.Aggregate(HashCode.Combine(base.GetHashCode(), Scale), HashCode.Combine);
}
