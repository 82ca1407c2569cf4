using TorchVanish.Experiments.Models;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Probes;

/// <summary>Keeps z_l and its gradient, at the input of the activation or at the output of the last layer.</summary>
internal sealed class PreactivationTap : LayerTap
{
    private readonly Module<Tensor, Tensor>.HookRemover _hook;
    private Tensor? _preactivation;
    private Tensor? _output;

    public PreactivationTap(NetworkLayer layer)
        : base(layer)
    {
        _hook = layer.Site.register_forward_hook((_, input, output) =>
        {
            var z = layer.Activation is null ? output : input;
            z.retain_grad();
            // An alias, because containers such as Sequential dispose intermediate tensors after use.
            (_preactivation, _output) = (z.alias(), output.alias());
            return output;
        });
    }

    public override bool Seen => _preactivation is not null;

    public override Tensor? Preactivation => Layer.Rows(_preactivation!);

    public override Tensor Output => Layer.Rows(_output!);

    public override Tensor? PreactivationGradient => _preactivation!.grad is { } gradient ? Layer.Rows(gradient) : null;

    public override Tensor? Derivative => Layer.Activation?.Derivative(Preactivation!, Output);

    public override void Dispose() => _hook.remove();
}
