using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>A module that is measured: one with parameters of its own, or an elementwise activation.</summary>
internal sealed class LayerSite
{
    // They compute inside libtorch: their call() runs no hook, and only their weights are measured.
    private const string WithoutHooks = "transformer";

    private static readonly string[] ChannelKinds = ["conv", "batchnorm", "groupnorm", "instancenorm"];

    private Action? _removeHook;
    private IReadOnlyList<Moments>? _ofStart;

    public LayerSite(string name, nn.Module module, bool reported)
    {
        (Name, Module, Reported) = (name, module, reported);
        Kind = KindOf(module);
        ChannelsFirst = ChannelKinds.Any(part => Kind.Contains(part, StringComparison.Ordinal));
        Activation = ElementwiseActivation.Of(module);
        ReadParameters();
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

    public IReadOnlyList<Parameter> Parameters { get; private set; } = [];

    /// <summary>W: all its parameters of two dimensions or more; in a module without any, those that are no bias.</summary>
    public IReadOnlyList<Parameter> Weights { get; private set; } = [];

    /// <summary>Whether W has two dimensions or more. A normalization has not.</summary>
    public bool HasMatrix { get; private set; }

    /// <summary>W(0), when the monitor was attached.</summary>
    public IReadOnlyList<Tensor> Start { get; }

    /// <summary>The sums over W(0), computed once.</summary>
    public IReadOnlyList<Moments> OfStart(PendingNumbers pending) => _ofStart ??= [.. Start.Select(start => Moments.Of(start, pending))];

    /// <summary>Whether the caller gets a copy of the output, because the output is overwritten afterwards.</summary>
    public bool Copies { get; set; }

    /// <summary>Calls of the present pass, in order.</summary>
    public List<LayerCall> Pending { get; } = [];

    /// <summary>Finished passes of the present update, each with its calls.</summary>
    public List<IReadOnlyList<LayerCall>> Passes { get; } = [];

    /// <summary>The passes of one update are micro-batches of one batch: their k-th calls belong together.</summary>
    /// <returns>The sums of each call; their numbers must have been read.</returns>
    public IReadOnlyList<SignalSums> TakePasses()
    {
        SignalSums[] merged =
        [
            .. Enumerable.Range(0, Passes.Max(pass => pass.Count))
                .Select(call => Passes.Where(pass => call < pass.Count).Select(pass => pass[call].Sums())
                .Aggregate((a, b) => a.Plus(b))),
        ];
        Passes.Clear();
        return merged;
    }

    public bool Hookable => _removeHook is not null;

    /// <summary>Whether a hook ran in training mode since the last update.</summary>
    public bool Called { get; set; }

    /// <summary>Whether units are along dimension 1, as in images; otherwise along the last one.</summary>
    public bool ChannelsFirst { get; }

    public static string KindOf(nn.Module module) => module.GetType().Name.Split('`')[0].ToLowerInvariant();

    /// <returns>A copy of its own, in no dispose scope.</returns>
    public static Tensor Copy(Tensor tensor)
    {
        using var detached = tensor.detach();
        return detached.clone().DetachFromDisposeScope();
    }

    /// <summary>Takes the module's parameters anew where to() has replaced them.</summary>
    public void Refresh()
    {
        if (Parameters.Any(parameter => parameter.IsInvalid))
            ReadParameters();
    }

    private void ReadParameters()
    {
        var own = Module.named_parameters(recurse: false).ToArray();
        Parameters = [.. own.Select(parameter => parameter.parameter)];
        var matrices = own.Where(parameter => parameter.parameter.dim() >= 2).ToArray();
        HasMatrix = matrices.Length > 0;
        var weights = HasMatrix ? matrices : [.. own.Where(parameter => !parameter.name.Contains("bias", StringComparison.Ordinal))];
        Weights = [.. (weights.Length > 0 ? weights : own).Select(parameter => parameter.parameter)];
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
