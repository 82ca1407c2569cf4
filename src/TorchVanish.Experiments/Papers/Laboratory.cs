using TorchVanish.Experiments.Devices;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Supports the measurement of a paper: size, seeds and recorded rows.</summary>
public sealed class Laboratory
{
    private readonly ITorchWork _work;
    private readonly CancellationToken _cancellation;
    private readonly List<MeasurementRow> _rows = [];

    internal Laboratory(int seed, PaperSize size, ITorchWork work, CancellationToken cancellation) =>
        (Seed, Size, _work, _cancellation) = (seed, size, work, cancellation);

    public int Seed { get; }

    public PaperSize Size { get; }

    public IReadOnlyList<MeasurementRow> Rows => _rows;

    /// <summary>A number of the protocol that depends on the size of the measurement.</summary>
    public T Pick<T>(T full, T quick, T tiny) => Size switch
    {
        PaperSize.Full => full,
        PaperSize.Quick => quick,
        _ => tiny,
    };

    /// <summary>A stream of random numbers for one purpose, from the base seed.</summary>
    internal Generator Generator(string purpose) => new((ulong)RandomStream.TorchSeed(Seed, purpose));

    /// <summary>
    /// Runs work of up to about a second, frees its tensors, and lets finalizers run before the next piece of work. The caller detaches
    /// tensors that must live longer from the scope.
    /// </summary>
    internal void Piece(Action work)
    {
        _cancellation.ThrowIfCancellationRequested();
        _work.During(() =>
        {
            using var scope = NewDisposeScope();
            work();
        });
    }

    /// <summary>Creates tensors in the scope of the caller, such as weights that later work trains.</summary>
    internal T Build<T>(Func<T> make)
    {
        _cancellation.ThrowIfCancellationRequested();
        return _work.During(make);
    }

    public void Record(string cell, double x, int replicate, string quantity, double value) =>
        _rows.Add(new(cell, x, replicate, quantity, value));

    /// <summary>Records one value for each replicate.</summary>
    /// <param name="values">[replicates].</param>
    internal void Record(string cell, double x, string quantity, Tensor values, int first = 0)
    {
        using var plain = values.detach().to(ScalarType.Float64).flatten().contiguous();
        var numbers = plain.data<double>().ToArray();
        for (var i = 0; i < numbers.Length; i++)
            Record(cell, x, first + i, quantity, numbers[i]);
    }
}
