using TorchSharp;
using TorchVanish.Experiments.Models.Sequential;
using TorchVanish.Experiments.Models.Stacking;
using static TorchSharp.torch;
using Parameter = TorchSharp.Modules.Parameter;

namespace TorchVanish.Experiments.Models;

/// <summary>
/// The replicates that are trained in one graph: one network, or R networks of the same shape stacked into one. In both cases the first
/// dimension of every tensor is the replicate, so code that trains or measures is written once.
/// </summary>
public sealed class ReplicateGroup : IDisposable
{
    private const long SamplesInPart = 512;

    private readonly LayeredNetwork _network;
    private readonly bool _stacked;

    private ReplicateGroup(IReadOnlyList<int> replicates, LayeredNetwork network, bool stacked, bool hostForms)
    {
        HostForms = hostForms;
        Replicates = replicates;
        _network = network;
        _stacked = stacked;
        Layers = network.Layers;
        Parameters = [.. network.named_parameters()];
    }

    /// <summary>The replicate numbers, in the order of the first dimension.</summary>
    public IReadOnlyList<int> Replicates { get; }

    public int Count => Replicates.Count;

    public IReadOnlyList<NetworkLayer> Layers { get; }

    /// <summary>Whether layers compute [R, d, B], as in stacked networks, instead of [B, d].</summary>
    public bool UnitsBeforeSamples => _stacked;

    /// <summary>
    /// Whether layers, measurements and updates use what is registered besides torch, in the memory of the CPU. If false, torch's
    /// operations compute everything.
    /// </summary>
    public bool HostForms { get; }

    /// <summary>The trained parameters by name.</summary>
    public IReadOnlyList<(string name, Parameter parameter)> Parameters { get; }

    /// <summary>A group of one replicate: an ordinary network without a replicate dimension.</summary>
    /// <param name="hostForms">Whether to use what is registered besides torch.</param>
    public static ReplicateGroup Single(int replicate, LayeredNetwork network, Device device, bool hostForms = true) =>
        new([replicate], network.to(device), stacked: false, hostForms && HostFormsOn(device));

    /// <summary>Stacks networks of the same shape into one graph.</summary>
    /// <param name="hostForms">Whether to use what is registered besides torch.</param>
    /// <exception cref="NotSupportedException">A module of the networks has no stacked form.</exception>
    public static ReplicateGroup Stacked(IReadOnlyList<int> replicates, IReadOnlyList<LayeredNetwork> networks, Device device,
        bool hostForms = true) =>
        new(replicates, Stack.Networks(networks, hostForms && HostFormsOn(device) ? IHostLayers.Registered : null).to(device),
            stacked: true, hostForms && HostFormsOn(device));

    /// <summary>Whether something besides torch is registered that computes on the device.</summary>
    public static bool HostFormsOn(Device device) => IHostLayers.Registered is not null && device.type == DeviceType.CPU;

    /// <param name="x">[R, B, features].</param>
    /// <returns>[R, B, classes].</returns>
    public Tensor Forward(Tensor x) => LeadActivation(_network.call(_stacked ? x.transpose(1, 2) : x.squeeze(0)));

    /// <summary>
    /// Like <see cref="Forward"/>, without gradients. Images and sequences are processed in parts, because the feature maps of a whole
    /// validation split would need gigabytes.
    /// </summary>
    internal Tensor ForwardInParts(Tensor x)
    {
        if (x.shape[1] <= SamplesInPart || _network is not SequentialNetwork { Input.Length: > 1 })
            return Forward(x);
        var outputs = new List<Tensor>();
        for (var start = 0L; start < x.shape[1]; start += SamplesInPart)
        {
            using var scope = NewDisposeScope();
            outputs.Add(Forward(x.narrow(1, start, Math.Min(SamplesInPart, x.shape[1] - start))).MoveToOuterDisposeScope());
        }
        return cat(outputs, dim: 1);
    }

    /// <summary>The regularization term of the loss, a scalar; null without regularization.</summary>
    internal Tensor? Penalty() => _network.Penalty();

    /// <summary>A view of a parameter or its gradient, with the replicate as its first dimension.</summary>
    public Tensor Lead(Tensor parameter) => _stacked ? parameter : parameter.unsqueeze(0);

    /// <summary>A view of a layer's activations or their gradient: [R, B, d].</summary>
    public Tensor LeadActivation(Tensor activation) => _stacked ? activation.transpose(1, 2) : activation.unsqueeze(0);

    /// <summary>Sets training mode: batch normalization uses the statistics of the batch and updates the running statistics.</summary>
    public void Train() => _network.train();

    /// <summary>Sets evaluation mode: batch normalization uses the running statistics.</summary>
    public void Evaluate() => _network.eval();

    /// <summary>A forward pass that restores the running statistics afterwards.</summary>
    internal T WithoutTrace<T>(Func<T> pass)
    {
        using var scope = NewDisposeScope();
        using var frozen = no_grad();
        var buffers = _network.named_buffers().Select(named => (named.buffer, kept: named.buffer.clone())).ToList();
        try
        {
            using (enable_grad())
                return pass();
        }
        finally
        {
            foreach (var (buffer, kept) in buffers)
                buffer.copy_(kept);
        }
    }

    public void Dispose() => _network.Dispose();
}
