using TorchVanish.Acceleration.Layers;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Passes;

/// <summary>
/// Requests that a recurrent layer of a stack keeps its states and their gradients. Hooks cannot access them if one function computes the
/// whole sequence.
/// </summary>
internal sealed class HostSequenceTap : StateTap
{
    private readonly HostRecurrentLayer _recurrence;
    private readonly SequencePass _pass;

    public HostSequenceTap(NetworkLayer layer, HostRecurrentLayer recurrence)
        : base(layer)
    {
        // Two taps of one pass share its record.
        _recurrence = recurrence;
        _pass = recurrence.Pass ??= new SequencePass();
    }

    public override IReadOnlyList<Tensor> StateGradients => _pass.Gradients.Count > 0 ? _pass.Gradients : base.StateGradients;

    protected override IReadOnlyList<Tensor> States => base.States.Count > 0 ? base.States : _pass.States;

    public override void Dispose()
    {
        base.Dispose();
        _recurrence.Pass = null;
    }
}
