using TorchVanish.Experiments.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// Keeps every h_t of a recurrent layer and ∂L/∂h_t, the total derivative through the output and all later states. Hooks cannot access
/// z_t inside the cell. For the activations of a cell, φ′(z_t) and ∂L/∂z_t follow from h_t and ∂L/∂h_t.
/// </summary>
internal abstract class StateTap : LayerTap
{
    private readonly List<Tensor> _shown = [];
    private readonly Module<Tensor, Tensor>.HookRemover _hook;
    private Tensor? _output;

    protected StateTap(NetworkLayer layer)
        : base(layer)
    {
        _hook = layer.Site.register_forward_hook((_, _, h) =>
        {
            h.retain_grad();
            // An alias, because the network disposes a state after it has computed the next one.
            _shown.Add(h.alias());
            return h;
        });
    }

    public override bool Seen => States.Count > 0;

    public override Tensor Output => _output ??= AllSteps(States);

    public override Tensor? PreactivationGradient => Derivative is { } derivative
        ? Layer.Activation!.Signal(AllSteps(StateGradients), Output, derivative)
        : AllSteps(StateGradients);

    public override Tensor? Derivative => Layer.Activation?.Derivative(Output, Output);

    public override int StateCount => States.Count;

    public override IReadOnlyList<Tensor> StateGradients => [.. States.Select(h => h.grad ?? zeros_like(h))];

    /// <summary>h_t, [B, d] or [R, d, B], for t = 1 ... T.</summary>
    protected virtual IReadOnlyList<Tensor> States => _shown;

    public override void Dispose() => _hook.remove();

    // Samples are the first dimension of [B, d], and the last of [R, d, B].
    private static Tensor AllSteps(IReadOnlyList<Tensor> states)
    {
        using var frozen = no_grad();
        return cat([.. states.Select(h => h.detach())], dim: states[0].dim() == 2 ? 0 : 2);
    }
}
