using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Recurrent;

/// <summary>A recurrent cell, unrolled over time from h_0 = 0.</summary>
internal interface IRecurrence
{
    /// <summary>The module with the parameters weight_ih, weight_hh, bias_ih and bias_hh.</summary>
    Module Cell { get; }

    /// <param name="x">[B, T · features], or [R, T · features, B] for R stacked replicates.</param>
    /// <param name="state">
    /// Called with every h_t, [B, d] or [R, d, B]; the next time step uses its return value. Not called if one function computes the
    /// whole sequence.
    /// </param>
    /// <returns>h_T.</returns>
    Tensor Run(Tensor x, HiddenState state);
}
