using TorchVanish.Acceleration.Numerics;
using TorchVanish.Experiments.Models.Recurrent;
using TorchVanish.Experiments.Models.Stacking;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Acceleration.Layers;

/// <summary>
/// R simple recurrent cells of the same shape. One function computes the whole sequence if the CPU supports it; otherwise each time step
/// is a batched matrix product and φ.
/// </summary>
internal sealed class HostRecurrentLayer : Module, IRecurrence
{
    private const long SamplesAtOnce = 512;

    private readonly InputProjection _projection;
    private readonly LayerKernel _kernel;
    private readonly Module<Tensor, Tensor> _phi;

    /// <param name="phi">torch's module for the same φ.</param>
    public HostRecurrentLayer(IReadOnlyList<Module> cells, LayerKernel kernel, Module<Tensor, Tensor> phi)
        : base(nameof(HostRecurrentLayer))
    {
        _projection = InputProjection.OfBothBiases(this, cells);
        (_kernel, _phi) = (kernel, phi);
    }

    public Module Cell => this;

    /// <summary>Set this for a pass that must also keep every state and its gradient.</summary>
    public SequencePass? Pass { get; set; }

    public Tensor Run(Tensor x, HiddenState state)
    {
        // A validation batch has thousands of sequences. All of them at once would exceed the cache, and possibly the memory.
        var samples = is_grad_enabled() ? x.shape[2] : Math.Min(x.shape[2], SamplesAtOnce);
        if (state.Outputs > 1 || !HostRecurrence.Takes(x, get_parameter("weight_ih")!, samples))
            return StackedRnn.Run(this, _projection, _phi, x, state);
        if (samples == x.shape[2])
            return AllSteps(x);
        var slices = x.split(samples, dim: 2);
        Tensor[] last = [.. slices.Select(AllSteps)];
        foreach (var slice in slices)
            slice.Dispose();
        var together = cat(last, dim: 2);
        foreach (var part in last)
            part.Dispose();
        return together;
    }

    private Tensor AllSteps(Tensor x)
    {
        using var samples = x.contiguous();
        return HostRecurrence.Apply(
            samples,
            get_parameter("weight_ih")!, get_parameter("weight_hh")!,
            get_parameter("bias_ih")!, get_parameter("bias_hh")!,
            _kernel, Pass);
    }
}
