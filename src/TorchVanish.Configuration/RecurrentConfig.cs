using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>
/// One recurrent layer that reads a sequence step by step, h_t = f(x_t, h_{t-1}) with h_0 = 0, and a linear output layer on its last
/// state. The layer has two biases, b_ih and b_hh, as PyTorch's cells do.
/// </summary>
public abstract record RecurrentConfig : ModelConfig
{
    private readonly InitializationConfig? _recurrentInitialization;

    [Description("Units of the hidden state.")]
    [Range(1, 100_000)]
    public int HiddenSize { get; init; } = 50;

    [Description("The distribution of the initial input-to-hidden and output weights.")]
    public InitializationConfig Initialization { get; init; } = new XavierNormalConfig();

    [Description("The initialization of the hidden-to-hidden weights and their bias. Default: the same as initialization.")]
    public InitializationConfig RecurrentInitialization
    {
        get => _recurrentInitialization ?? Initialization;
        init => _recurrentInitialization = value;
    }

    /// <summary>φ; null for a cell with gates, which has several.</summary>
    [JsonIgnore]
    public virtual ActivationConfig? Activation => null;

    /// <summary>Rows of W for each unit: 1, or the number of gates.</summary>
    [JsonIgnore]
    public virtual int Gates => 1;

    // An initialization that is written out equals the same initialization as default.
    public virtual bool Equals(RecurrentConfig? other) =>
        base.Equals(other) && HiddenSize == other.HiddenSize && Initialization == other.Initialization
            && RecurrentInitialization == other.RecurrentInitialization;

    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), HiddenSize, Initialization, RecurrentInitialization);
}

[Description("A simple recurrent network: z_t = W_ih x_t + b_ih + W_hh h_{t-1} + b_hh, h_t = φ(z_t) (torch.nn.RNNCell).")]
public sealed record RnnConfig : RecurrentConfig
{
    [Description("φ.")]
    public Nonlinearity Nonlinearity { get; init; } = Nonlinearity.Tanh;

    [JsonIgnore]
    public override ActivationConfig Activation => Nonlinearity == Nonlinearity.Relu ? new ReluConfig() : new TanhConfig();
}

[Description("Long short-term memory with input, forget, cell and output gates, in this order (torch.nn.LSTMCell).")]
public sealed record LstmConfig : RecurrentConfig
{
    [Description("Added to the forget gate's bias: the gate starts at σ(forget_bias) for weights of zero.")]
    [Range(-100.0, 100.0)]
    public double ForgetBias { get; init; }

    [JsonIgnore]
    public override int Gates => 4;
}

[Description("A gated recurrent unit with reset, update and new gates, in this order (torch.nn.GRUCell).")]
public sealed record GruConfig : RecurrentConfig
{
    [JsonIgnore]
    public override int Gates => 3;
}

/// <summary>The non-linearities that PyTorch's simple recurrent cell has.</summary>
public enum Nonlinearity
{
    Tanh,
    Relu,
}
