namespace TorchVanish.Experiments.Probes;

/// <summary>Memory that every sampled step uses anew, so that none has to be fetched in between.</summary>
internal sealed class HostWorkspace(WeightSums weights)
{
    private byte[] _scratch = [];

    public WeightSums Weights => weights;

    /// <summary>For what is computed of one replicate's layer.</summary>
    public Span<byte> Scratch(int bytes)
    {
        if (_scratch.Length < bytes)
            _scratch = new byte[bytes];
        return _scratch;
    }
}
