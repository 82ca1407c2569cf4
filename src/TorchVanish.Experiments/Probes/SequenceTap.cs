using TorchVanish.Experiments.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// Keeps every h_t of a recurrent layer and ∂L/∂h_t, the total derivative: through the output and through all later states. The cell
/// computes z_t inside itself, where no hook can be; φ′(z_t) is a function of h_t for the activations that it may have, and
/// ∂L/∂z_t = ∂L/∂h_t ⊙ φ′(z_t).
/// </summary>
internal sealed class SequenceTap : LayerTap
{
    private readonly List<Tensor> _states = [];
    private readonly Module<Tensor, Tensor>.HookRemover _hook;

    public SequenceTap(NetworkLayer layer)
        : base(layer)
    {
        _hook = layer.Site.register_forward_hook((_, _, h) =>
        {
            h.retain_grad();
            // An alias: the network disposes a state once the next has been computed from it.
            _states.Add(h.alias());
            return h;
        });
    }

    public override bool Seen => _states.Count > 0;

    public override Tensor Output => AllSteps(_states);

    public override Tensor? PreactivationGradient => Derivative is { } derivative ? AllSteps(StateGradients) * derivative : AllSteps(StateGradients);

    public override Tensor? Derivative => Layer.Activation?.Derivative(Output, Output);

    public override int StateCount => _states.Count;

    public override IReadOnlyList<Tensor> StateGradients => [.. _states.Select(h => h.grad ?? zeros_like(h))];

    public override void Dispose() => _hook.remove();

    // Samples are the first dimension of [B, d], and the last of [R, d, B].
    private static Tensor AllSteps(IReadOnlyList<Tensor> states)
    {
        using var frozen = no_grad();
        return cat([.. states.Select(h => h.detach())], dim: states[0].dim() == 2 ? 0 : 2);
    }
}
