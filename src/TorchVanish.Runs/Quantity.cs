using System.ComponentModel;
using System.Reflection;
using System.Text.Json;

namespace TorchVanish.Runs;

/// <summary>What is measured of one layer at one sampled step: the columns of layers.csv, in their order.</summary>
/// <remarks>
/// For a recurrent layer, over all time steps, with W = [W_ih W_hh]. A cell with gates (lstm, gru) has several z and φ: their columns
/// are NaN, and nonfinite_count counts entries of h_t and ∂L/∂h_t.
/// </remarks>
public enum Quantity
{
    [Description("‖∂L/∂W_l‖_F")]
    WeightGradientNorm,

    [Description("‖∂L/∂z_l‖_F over batch and units: the signal that backpropagation carries")]
    PreactivationGradientNorm,

    [Description("‖W_l‖_F")]
    WeightNorm,

    [Description("‖W_l(t) − W_l(0)‖_F / ‖W_l(0)‖_F")]
    WeightChange,

    [Description("‖W_l(t+1) − W_l(t)‖_F / ‖W_l(t)‖_F")]
    UpdateRatio,

    [Description("mean of h_l over batch and units")]
    ActivationMean,

    [Description("standard deviation of h_l over batch and units")]
    ActivationStd,

    [Description("mean of φ′(z_l) over batch and units")]
    DerivativeMean,

    [Description("root mean square of φ′(z_l) over batch and units")]
    DerivativeRms,

    [Description("share of the finite entries of φ′(z_l) below 0.05 · max φ′")]
    SaturatedFraction,

    [Description("share of the units whose φ′(z_l) is exactly 0 for every sample of the batch; a unit with a NaN is not dead")]
    DeadFraction,

    [Description("NaN or infinite entries in h_l and ∂L/∂z_l: the sum of the next two columns")]
    NonfiniteCount,

    [Description("NaN or infinite entries in h_l")]
    NonfiniteActivationCount,

    [Description("NaN or infinite entries in ∂L/∂z_l")]
    NonfiniteGradientCount,
}

/// <summary>The names and definitions of the quantities.</summary>
public static class Quantities
{
    /// <summary>An entry is saturated if φ′ is below this share of its largest value.</summary>
    public const double SaturationShare = 0.05;

    /// <summary>Every quantity, in the order of the columns.</summary>
    public static IReadOnlyList<Quantity> All { get; } = Enum.GetValues<Quantity>();

    /// <summary>The column of layers.csv: weight_gradient_norm, ...</summary>
    public static string Column(this Quantity quantity) => JsonNamingPolicy.SnakeCaseLower.ConvertName(quantity.ToString());

    /// <summary>The definition with its formula, which the verb list and the metrics show.</summary>
    public static string Definition(this Quantity quantity) =>
        typeof(Quantity).GetField(quantity.ToString())!.GetCustomAttribute<DescriptionAttribute>()!.Description;
}
