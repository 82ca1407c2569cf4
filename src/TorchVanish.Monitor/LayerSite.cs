using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>A module that is measured: one with parameters of its own, or an elementwise activation.</summary>
internal sealed class LayerSite
{
    // They compute inside libtorch: their call() runs no hook, and only their weights are measured.
    private const string WithoutHooks = "transformer";

    private Action? _removeHook;

    public LayerSite(string name, nn.Module module, bool reported)
    {
        (Name, Module, Reported) = (name, module, reported);
        Kind = KindOf(module);
        Activation = ElementwiseActivation.Of(module);
        var own = module.named_parameters(recurse: false).ToArray();
        Parameters = [.. own.Select(parameter => parameter.parameter)];
        var matrices = own.Where(parameter => parameter.parameter.dim() >= 2).ToArray();
        HasMatrix = matrices.Length > 0;
        var weights = HasMatrix ? matrices : [.. own.Where(parameter => !parameter.name.Contains("bias", StringComparison.Ordinal))];
        Weights = [.. (weights.Length > 0 ? weights : own).Select(parameter => parameter.parameter)];
        Start = [.. Weights.Select(Copy)];
    }

    /// <summary>As in named_modules().</summary>
    public string Name { get; }

    public nn.Module Module { get; }

    /// <summary>The class name in small letters: linear, conv2d, lstm.</summary>
    public string Kind { get; }

    /// <summary>Whether it has rows; an activation that has none is still paired with the layer before it.</summary>
    public bool Reported { get; }

    public ElementwiseActivation? Activation { get; }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>W: all its parameters of two dimensions or more; in a module without any, those that are no bias.</summary>
    public IReadOnlyList<Parameter> Weights { get; }

    /// <summary>Whether W has two dimensions or more. A normalization has not.</summary>
    public bool HasMatrix { get; }

    /// <summary>W(0), when the monitor was attached.</summary>
    public IReadOnlyList<Tensor> Start { get; }

    /// <summary>Whether the caller gets a copy of the output, because the output is overwritten afterwards.</summary>
    public bool Copies { get; set; }

    /// <summary>Calls of the present pass, in order.</summary>
    public List<LayerCall> Pending { get; } = [];

    /// <summary>Finished passes of the present update, each with the sums of its calls.</summary>
    public List<IReadOnlyList<SignalSums>> Passes { get; } = [];

    /// <summary>The passes of one update are micro-batches of one batch: their k-th calls belong together.</summary>
    /// <returns>The sums of each call; they are the caller's to dispose.</returns>
    public IReadOnlyList<SignalSums> TakePasses()
    {
        SignalSums[] merged =
        [
            .. Enumerable.Range(0, Passes.Max(pass => pass.Count))
                .Select(call => Passes.Where(pass => call < pass.Count).Select(pass => pass[call])
                .Aggregate((a, b) => a.Plus(b))),
        ];
        Passes.Clear();
        return merged;
    }

    public bool Hookable => _removeHook is not null;

    /// <summary>Whether a hook ran in training mode since the last update.</summary>
    public bool Called { get; set; }

    /// <summary>Whether units are along dimension 1, as in images; otherwise along the last one.</summary>
    public bool ChannelsFirst => Kind.Contains("conv", StringComparison.Ordinal) || Kind.Contains("batchnorm", StringComparison.Ordinal)
        || Kind.Contains("groupnorm", StringComparison.Ordinal) || Kind.Contains("instancenorm", StringComparison.Ordinal);

    public static string KindOf(nn.Module module) => module.GetType().Name.Split('`')[0].ToLowerInvariant();

    /// <returns>A copy of its own, in no dispose scope.</returns>
    public static Tensor Copy(Tensor tensor)
    {
        using var detached = tensor.detach();
        return detached.clone().DetachFromDisposeScope();
    }

    public void Hook(ForwardHook.Observer observer)
    {
        if (!Kind.StartsWith(WithoutHooks, StringComparison.Ordinal) || Module.GetType().Assembly != typeof(nn).Assembly)
            _removeHook = ForwardHook.Register(Module, observer);
    }

    /// <summary>Forgets the calls and passes of the present update.</summary>
    public void Forget()
    {
        foreach (var call in Pending)
            call.Dispose();
        foreach (var sums in Passes.SelectMany(pass => pass))
            sums.Dispose();
        Pending.Clear();
        Passes.Clear();
        Called = false;
    }

    public void Detach()
    {
        _removeHook?.Invoke();
        Forget();
        foreach (var tensor in Start)
            tensor.Dispose();
    }
}
