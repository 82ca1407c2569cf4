using System.Globalization;

namespace TorchVanish;

/// <summary>What a user should know about the measurement: one sentence each, said once.</summary>
internal sealed class MonitorNotes(Action<string>? note)
{
    private readonly List<string> _all = [];
    private readonly HashSet<string> _said = [];
    private readonly Action<string> _show = note ?? (text => Console.Error.WriteLine($"note: {text}"));

    public IReadOnlyList<string> All => _all;

    public void HookNeverRan(LayerSite site) =>
        Add($"{site.Name} got a gradient but its hook never ran: invoke it by call() instead of forward().");

    public void Overwritten(LayerSite site) => Add(
        $"The output of {site.Name} was overwritten in place, so its signal is not defined at the first measured update; "
        + "from then on the layer returns a copy while it is measured.");

    public void EvalMode(int step) => Once(nameof(EvalMode),
        $"The model was in eval mode at update {step}, so only weights were measured there; call train() first.");

    public void BeforeBackward(int step) => Once(nameof(BeforeBackward),
        $"No output had a gradient at update {step}, so nothing was recorded there: call Step after backward().");

    public void NotCalled(int step) => Once(nameof(NotCalled),
        $"No layer was called before Step at update {step}, so nothing was recorded there: call Step once for each update.");

    public void Cleared(int step) => Once(nameof(Cleared),
        $"The outputs had gradients at update {step}, but the parameters had none: call Step before zero_grad().");

    public void NoLayers() => Add("No layer is measured: the model has no parameters and no activation module that is registered.");

    public void NoneSelected() => Add("No layer is measured: MonitorOptions.Layers selects none.");

    public void Frozen(string layer, int step) => Add($"no_gradient: {layer} was frozen (requires_grad is false) from update {step} on.");

    public void NoGradient(string layer, string parameter, int step) =>
        Add($"no_gradient: {layer}.{parameter} took no part in the loss at update {step}.");

    public void Trained(string layer, int step) => Add($"{layer} got gradients again at update {step}.");

    public void LossScaleMissing(double rate) => Add(string.Create(CultureInfo.InvariantCulture,
        $"Every layer moved by {rate:G2} times its recorded gradient, which is too little for a learning rate of SGD: where the loss is "
        + $"multiplied by a loss scale, pass it as Step(loss, lossScale); where gradients are clipped, call Clipped()."));

    public void CannotWrite(string message) => Add($"The monitor stopped recording: {message}");

    // Sentences that name an update would otherwise be said at every update.
    private void Once(string kind, string text)
    {
        if (_said.Add(kind))
            Add(text);
    }

    private void Add(string text)
    {
        if (_all.Contains(text))
            return;
        _all.Add(text);
        _show(text);
    }
}
