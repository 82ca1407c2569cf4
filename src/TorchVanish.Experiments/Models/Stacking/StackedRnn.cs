using TorchVanish.Experiments.Models.Activations;
using TorchVanish.Experiments.Models.OnHost;
using TorchVanish.Experiments.Models.Recurrent;
using TorchVanish.Experiments.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>
/// R simple recurrent cells of the same shape. One function computes the whole sequence if the CPU supports it; otherwise each time step
/// is a batched matrix product and φ.
/// </summary>
internal sealed class StackedRnn : Module, IRecurrence, IHostForm
{
    private const long SamplesAtOnce = 512;

    private readonly InputProjection _projection;
    private readonly Module<Tensor, Tensor> _phi;
    private readonly LayerKernel? _kernel;

    public StackedRnn(IReadOnlyList<Module> cells, Activation activation)
        : base(nameof(StackedRnn))
    {
        _projection = new InputProjection(this, cells, "bias_ih", "bias_hh");
        _phi = activation.CreateModule();
        _kernel = activation.Kernel;
    }

    public Module Cell => this;

    public bool Enabled { get; set; } = true;

    /// <summary>Set this for a pass that must also keep every state and its gradient.</summary>
    public SequencePass? Pass { get; set; }

    public Tensor Run(Tensor x, HiddenState state)
    {
        // A validation batch has thousands of sequences. All of them at once would exceed the cache, and possibly the memory.
        var samples = is_grad_enabled() ? x.shape[2] : Math.Min(x.shape[2], SamplesAtOnce);
        if (!Enabled || _kernel is null || state.Outputs > 1 || !HostRecurrence.Takes(x, get_parameter("weight_ih")!, samples))
            return StepByStep(x, state);
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
            _kernel!, Pass);
    }

    private Tensor StepByStep(Tensor x, HiddenState state)
    {
        var recurrent = get_parameter("weight_hh")!;
        Tensor? h = null;
        foreach (var projected in _projection.Steps(x))
        {
            using var input = projected;
            // h_0 = 0. In TorchSharp, baddbmm is a method of the first batch of matrices, not of the tensor that is added.
            using var z = h is null ? input.alias() : recurrent.baddbmm(h, input, beta: 1, alpha: 1);
            h?.Dispose();
            h = state.call(_phi.call(z));
        }
        return h!;
    }
}
