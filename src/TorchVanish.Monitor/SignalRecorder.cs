using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>Records the calls of all sites between two updates.</summary>
internal sealed class SignalRecorder
{
    private readonly nn.Module _model;
    private readonly IReadOnlyList<LayerSite> _sites;
    private readonly Dictionary<Tensor, LayerCall> _shown = new(ReferenceEqualityComparer.Instance);

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

    /// <summary>How many outputs of the present update can get a gradient.</summary>
    public int Calls { get; private set; }

    /// <summary>What torch still computes of the present update.</summary>
    public PendingNumbers Pending { get; } = new();

    /// <summary>Ends the present pass: sums up the calls that got a gradient, and drops the others.</summary>
    public void EndPass()
    {
        foreach (var site in _sites)
        {
            var ended = site.Pending.Where(call => call.End(Pending)).ToArray();
            site.Pending.Clear();
            if (ended.Length > 0)
                site.Passes.Add(ended);
        }
        _shown.Clear();
    }

    /// <summary>Forgets the present update.</summary>
    public void Forget()
    {
        foreach (var site in _sites)
            site.Forget();
        Pending.Dispose();
        _shown.Clear();
        Calls = 0;
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
        if (!output.requires_grad)
            return output;
        var returned = Moments.Of(output, Pending);
        if (site.Activation is { } activation && input is not null && _shown.TryGetValue(input, out var source))
            source.ActivatedBy(activation, output, returned, Pending);
        var copies = site.Copies && !ReferenceEquals(input, output);
        var call = new LayerCall(output, returned, copies, site.ChannelsFirst, Calls++);
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
            .Any(gradient => gradient is not null && gradient.to(ScalarType.Bool).any().cpu().data<bool>()[0]);
    }
}
