using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>The network that an experiment trains.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(MlpConfig), "mlp")]
[JsonDerivedType(typeof(RnnConfig), "rnn")]
[JsonDerivedType(typeof(LstmConfig), "lstm")]
[JsonDerivedType(typeof(GruConfig), "gru")]
[JsonDerivedType(typeof(SequentialConfig), "sequential")]
public abstract record ModelConfig;

/// <summary>
/// A multilayer perceptron. Hidden layer l computes z_l = W_l h_{l-1} + b_l and h_l = φ(z_l), optionally with a normalization before
/// or after φ. Its output is h_l or, with a shortcut, h_l plus the layer's input. The output layer is linear.
/// </summary>
[Description("A multilayer perceptron.")]
public sealed record MlpConfig : ModelConfig
{
    [Description("The number of hidden layers, without the output layer.")]
    [Range(1, 10_000)]
    public int Depth { get; init; } = 10;

    [Description("Units of every hidden layer, or a list with one number for each.")]
    [Range(1, 100_000)]
    public LayerWidths Width { get; init; } = new(64);

    [Description("The non-linearity of the hidden layers.")]
    public ActivationConfig Activation { get; init; } = new SigmoidConfig();

    [Description("The distribution of the initial weights.")]
    public InitializationConfig Initialization { get; init; } = new XavierNormalConfig();

    [Description("The normalization in each hidden layer.")]
    public NormalizationConfig Normalization { get; init; } = new NoNormalizationConfig();

    [Description("none; identity: x + f(W x), the note's formula; block: Dense, BatchNorm, activation, Add, the note's Keras block. A "
        + "layer whose input has another width has no shortcut.")]
    public Residual Residual { get; init; } = Residual.None;
}

/// <summary>The shortcut from a hidden layer's input to its output.</summary>
public enum Residual
{
    None,
    Identity,
    Block,
}
