namespace TorchVanish.Acceleration.Passes;

/// <summary>Memory that every sampled step reuses, so that steps do not allocate.</summary>
internal sealed class HostWorkspace(WeightSums weights)
{
    private byte[] _scratch = [];
    private double[] _values = [];

    public WeightSums Weights => weights;

    /// <summary>For the readout of a step; has exactly this length.</summary>
    public double[] Values(int count)
    {
        if (_values.Length != count)
            _values = new double[count];
        return _values;
    }

    /// <summary>For values computed from one layer of one replicate.</summary>
    public Span<byte> Scratch(int bytes)
    {
        if (_scratch.Length < bytes)
            _scratch = new byte[bytes];
        return _scratch;
    }
}
