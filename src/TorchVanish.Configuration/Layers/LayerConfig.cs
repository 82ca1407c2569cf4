using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>One layer of a sequential model.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(LinearLayerConfig), "linear")]
[JsonDerivedType(typeof(Conv2dLayerConfig), "conv2d")]
[JsonDerivedType(typeof(MaxPool2dLayerConfig), "max_pool2d")]
[JsonDerivedType(typeof(AveragePool2dLayerConfig), "average_pool2d")]
[JsonDerivedType(typeof(BatchNormLayerConfig), "batch_norm")]
[JsonDerivedType(typeof(LayerNormLayerConfig), "layer_norm")]
[JsonDerivedType(typeof(DropoutLayerConfig), "dropout")]
[JsonDerivedType(typeof(FlattenLayerConfig), "flatten")]
[JsonDerivedType(typeof(ActivationLayerConfig), "activation")]
[JsonDerivedType(typeof(ResidualLayerConfig), "residual")]
[JsonDerivedType(typeof(SelfAttentionLayerConfig), "self_attention")]
public abstract record LayerConfig
{
    [Description("The layer's name. Default for a layer with weights: its kind and its position among them, such as linear1 or conv2d2.")]
    [RegularExpression("^[A-Za-z_][A-Za-z0-9_-]{0,99}$", ErrorMessage = "at most 100 letters, digits, '_' and '-', starting with a letter")]
    public string? Name { get; init; }
}

/// <summary>A layer whose weights the probes measure.</summary>
public abstract record WeightedLayerConfig : LayerConfig
{
    [Description("The distribution of the initial weights.")]
    public InitializationConfig Initialization { get; init; } = new XavierNormalConfig();

    [Description("Whether the layer adds a bias.")]
    public bool Bias { get; init; } = true;

    [Description("The distribution of the initial biases. Default: that of initialization.")]
    public BiasInitializationConfig? BiasInitialization { get; init; }

    [Description("A penalty on the weights, added to the minimized loss, but not to the recorded losses.")]
    public RegularizationConfig Regularization { get; init; } = new();
}

/// <summary>A linear map or a convolution, and the activation that follows it.</summary>
public abstract record DenseLayerConfig : WeightedLayerConfig
{
    [Description("φ.")]
    public ActivationConfig Activation { get; init; } = new IdentityConfig();
}

[Description("z = W x + b, h = φ(z) (torch.nn.Linear).")]
public sealed record LinearLayerConfig : DenseLayerConfig
{
    [Description("Units of the layer.")]
    [Range(1, 1_000_000)]
    public required int OutFeatures { get; init; }
}

[Description("A two-dimensional convolution and φ, for images (torch.nn.Conv2d).")]
public sealed record Conv2dLayerConfig : DenseLayerConfig
{
    [Description("Channels of the output.")]
    [Range(1, 100_000)]
    public required int OutChannels { get; init; }

    [Description("Rows and columns of the kernel.")]
    [Range(1, 1000)]
    public required int KernelSize { get; init; }

    [Description("Distance between neighboring positions of the kernel.")]
    [Range(1, 1000)]
    public int Stride { get; init; } = 1;

    [Description("valid: no padding; same: zeros around the image, so that the output has 1/stride of its rows and columns, rounded up.")]
    public Padding Padding { get; init; } = Padding.Valid;
}

/// <summary>The padding around the input of a convolution.</summary>
public enum Padding
{
    Valid,
    Same,
}

[Description("Multi-head scaled dot-product self-attention of a sequence [B, T, d] (Vaswani 2017); d must be a multiple of heads.")]
public sealed record SelfAttentionLayerConfig : WeightedLayerConfig
{
    [Description("Attention heads.")]
    [Range(1, 1000)]
    public int Heads { get; init; } = 1;

    [Description("Whether a step attends only to itself and to earlier steps.")]
    public bool Causal { get; init; }
}

[Description("A penalty l1 · Σ|w| + l2 · Σw² on the weights of a layer.")]
public sealed record RegularizationConfig
{
    [Description("The factor of Σ|w|.")]
    [Range(0.0, 1e6)]
    public double L1 { get; init; }

    [Description("The factor of Σw².")]
    [Range(0.0, 1e6)]
    public double L2 { get; init; }
}
