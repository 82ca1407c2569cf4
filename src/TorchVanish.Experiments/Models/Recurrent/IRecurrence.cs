using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Recurrent;

/// <summary>One cell, and how it is unrolled over time from h_0 = 0.</summary>
internal interface IRecurrence
{
    /// <summary>Holds weight_ih, weight_hh, bias_ih and bias_hh.</summary>
    Module Cell { get; }

    /// <param name="x">[B, T · features], or [R, T · features, B] where R replicates are stacked.</param>
    /// <param name="state">
    /// Is called with every h_t, [B, d] or [R, d, B], and what it returns is handed on; unless the whole sequence is one function, whose
    /// states show nowhere else.
    /// </param>
    /// <returns>h_T.</returns>
    Tensor Run(Tensor x, HiddenState state);
}
