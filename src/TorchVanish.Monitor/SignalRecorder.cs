using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>Records the calls of all sites between two updates.</summary>
internal sealed class SignalRecorder
{
    private readonly nn.Module _model;
    private readonly IReadOnlyList<LayerSite> _sites;
    private readonly Dictionary<Tensor, LayerCall> _shown = new(ReferenceEqualityComparer.Instance);
    private int _calls;

    public SignalRecorder(nn.Module model, IReadOnlyList<LayerSite> sites)
    {
        (_model, _sites) = (model, sites);
        foreach (var site in sites)
            site.Hook((input, output) => Observe(site, input, output));
        // The input of such an activation is overwritten, so the layer before it shows a copy.
        if (sites.Any(site => site.Activation?.InPlace ?? false))
        {
            foreach (var site in sites)
                site.Copies = true;
        }
    }

    /// <summary>Whether the present update is measured.</summary>
    public bool Active { get; set; } = true;

    /// <summary>Sites whose output something overwrote at the present update.</summary>
    public HashSet<LayerSite> Overwritten { get; } = [];

    /// <summary>Ends the present pass: sums up the calls that got a gradient, and drops the others.</summary>
    public void EndPass()
    {
        foreach (var site in _sites)
        {
            var sums = new List<SignalSums>();
            foreach (var call in site.Pending)
            {
                if (call.HasGradient)
                {
                    if (call.Overwritten())
                        Overwritten.Add(site);
                    sums.Add(call.Measure(site.ChannelsFirst));
                }
                call.Dispose();
            }
            site.Pending.Clear();
            if (sums.Count > 0)
                site.Passes.Add(sums);
        }
        _shown.Clear();
    }

    /// <summary>Forgets the present update.</summary>
    public void Forget()
    {
        foreach (var site in _sites)
            site.Forget();
        _shown.Clear();
        Overwritten.Clear();
        _calls = 0;
    }

    private Tensor Observe(LayerSite site, Tensor? input, Tensor output)
    {
        if (!Active || !is_grad_enabled() || !_model.training)
            return output;
        if (site.Pending.Exists(call => call.HasGradient))
        {
            EndPass();
            // Gradients that were set to zero since belong to another update, such as the generator's.
            if (!AnyGradient())
                Forget();
        }
        site.Called = true;
        if (site.Activation is { } activation && input is not null && _shown.TryGetValue(input, out var source))
            source.ActivatedBy(activation, output);
        if (!output.requires_grad)
            return output;
        var copies = site.Copies && !ReferenceEquals(input, output);
        var call = new LayerCall(output, copies, _calls++);
        site.Pending.Add(call);
        var shown = copies ? output.clone() : output;
        // Modules of TorchSharp keep no reference to what they return.
        if (copies && site.Module.GetType().Assembly == typeof(nn).Assembly)
            output.Dispose();
        call.Shown = shown;
        _shown[shown] = call;
        return shown;
    }

    private bool AnyGradient()
    {
        using var scope = NewDisposeScope();
        return _model.parameters().Where(parameter => parameter.requires_grad).Select(parameter => parameter.grad)
            .Any(gradient => gradient is not null && SignalSums.Numbers([gradient.to(ScalarType.Bool).any()])[0] > 0);
    }
}
