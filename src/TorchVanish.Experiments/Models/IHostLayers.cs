using TorchSharp.Modules;
using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Models.Recurrent;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models;

/// <summary>Other forms of stacked layers, for the CPU. Without them, torch's operations compute every layer.</summary>
internal interface IHostLayers
{
    /// <summary>The implementation that the executable has registered; null for torch alone.</summary>
    static IHostLayers? Registered { get; set; }

    /// <param name="layers">The same layer of each replicate.</param>
    /// <param name="activation">φ, if it follows directly; null for a layer without one.</param>
    /// <returns>φ(W x + b) of all replicates, with the parameters weight, [R, out, in], and bias, [R, out]; null if there is no such
    /// form.</returns>
    Module<Tensor, Tensor>? Dense(IEnumerable<Linear> layers, Activation? activation);

    /// <param name="cells">The simple recurrent cell of each replicate.</param>
    /// <returns>One layer for all cells, unrolled over time; null if there is no such form.</returns>
    IRecurrence? Recurrence(IReadOnlyList<Module> cells, Activation activation);
}
