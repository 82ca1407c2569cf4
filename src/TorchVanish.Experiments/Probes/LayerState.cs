using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// Everything about one layer at one step that a quantity may be computed from, in float64. The first dimension is the replicate.
/// </summary>
/// <param name="Weight">W_l(t), [R, d_l, d_{l-1}].</param>
/// <param name="WeightGradient">∂L/∂W_l, same shape, before clipping.</param>
/// <param name="InitialWeight">W_l(0), same shape.</param>
/// <param name="UpdatedWeight">W_l(t+1), same shape.</param>
/// <param name="PreactivationGradient">∂L/∂z_l, [R, B, d_l]; of a recurrent layer, its time steps are further samples.</param>
/// <param name="Output">h_l, same shape.</param>
/// <param name="Derivative">φ′(z_l), same shape; ones for the output layer.</param>
internal sealed record LayerState(
    NetworkLayer Layer,
    Tensor Weight,
    Tensor WeightGradient,
    Tensor InitialWeight,
    Tensor UpdatedWeight,
    Tensor PreactivationGradient,
    Tensor Output,
    Tensor Derivative);
