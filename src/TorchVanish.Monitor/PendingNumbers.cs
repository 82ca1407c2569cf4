using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>
/// Numbers that torch is still computing, on whatever device: all of them are read at once, because each transfer waits for the device.
/// </summary>
internal sealed class PendingNumbers : IDisposable
{
    private readonly List<(Tensor Numbers, Action<double[]> Receive)> _waiting = [];

    /// <param name="numbers">Tensors of any shape; they are flattened one after the other.</param>
    /// <param name="receive">Gets the numbers when they are read.</param>
    public void Add(IEnumerable<Tensor> numbers, Action<double[]> receive)
    {
        using var scope = NewDisposeScope();
        var flat = cat([.. numbers.Select(part => part.to(ScalarType.Float64).reshape(-1))]);
        _waiting.Add((flat.DetachFromDisposeScope(), receive));
    }

    /// <summary>Hands over everything that was added, in the order of the additions.</summary>
    public void Read()
    {
        if (_waiting.Count == 0)
            return;
        using var scope = NewDisposeScope();
        // A model may have parts on several devices.
        var parts = _waiting.GroupBy(waiting => waiting.Numbers.device.ToString());
        foreach (var device in parts)
        {
            var numbers = cat([.. device.Select(waiting => waiting.Numbers)]).cpu().data<double>().ToArray();
            var at = 0;
            foreach (var (tensor, receive) in device)
            {
                var count = (int)tensor.numel();
                receive(numbers[at..(at + count)]);
                at += count;
            }
        }
        Dispose();
    }

    /// <summary>Forgets what was not read.</summary>
    public void Dispose()
    {
        foreach (var (numbers, _) in _waiting)
            numbers.Dispose();
        _waiting.Clear();
    }
}
