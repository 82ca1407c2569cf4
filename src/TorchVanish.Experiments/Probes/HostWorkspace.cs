using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>Memory that every sampled step uses anew, so that none has to be fetched in between.</summary>
/// <param name="weights">W of each layer, [R, d_l, d_{l-1}].</param>
internal sealed class HostWorkspace(IReadOnlyList<Tensor> weights)
{
    private byte[] _scratch = [];

    /// <summary>W(t) of each layer, while the update changes the parameter itself. These live in the dispose scope of the caller.</summary>
    public IReadOnlyList<Tensor> Kept { get; } = [.. weights.Select(weight => empty_like(weight))];

    /// <summary>For what is computed of one replicate's layer.</summary>
    public Span<byte> Scratch(int bytes)
    {
        if (_scratch.Length < bytes)
            _scratch = new byte[bytes];
        return _scratch;
    }
}
