namespace TorchVanish.Experiments.Devices;

/// <summary>
/// What an executable does to its process around torch work: to load libtorch comes before, and finalizers must not run meanwhile
/// (docs/decisions/0008). Dispose it when no torch work follows.
/// </summary>
public interface ITorchWork : IDisposable
{
    /// <summary>Why there is no CUDA device, and what to do about it; continues a sentence.</summary>
    string WithoutCuda { get; }

    /// <summary>Runs a piece of work of up to about a second. Several threads may call this in parallel.</summary>
    T During<T>(Func<T> work);

    /// <summary>Runs work without a result.</summary>
    void During(Action work) => During(() =>
    {
        work();
        return true;
    });

    /// <summary>The tensors of a group of replicates have been disposed.</summary>
    void GroupEnded();
}
