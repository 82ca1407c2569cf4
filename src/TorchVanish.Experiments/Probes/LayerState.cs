using TorchVanish.Experiments.Models;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// The tensors of one layer at one step, from which quantities are computed, in float64. The first dimension is the replicate.
/// </summary>
/// <param name="Weight">W_l(t), [R, d_l, d_{l-1}].</param>
/// <param name="WeightGradient">∂L/∂W_l, same shape, before clipping.</param>
/// <param name="InitialWeight">W_l(0), same shape.</param>
/// <param name="UpdatedWeight">W_l(t+1), same shape.</param>
/// <param name="PreactivationGradient">∂L/∂z_l, [R, B, d_l]; the time steps of a recurrent layer count as samples.</param>
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
