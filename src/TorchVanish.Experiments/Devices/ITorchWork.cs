namespace TorchVanish.Experiments.Devices;

/// <summary>
/// Torch work of an executable: libtorch has been loaded, and finalizers do not run during the work (docs/decisions/0008). Dispose it when
/// no more torch work follows.
/// </summary>
public interface ITorchWork : IDisposable
{
    /// <summary>The second half of a sentence: why there is no CUDA device, and how to get one.</summary>
    string WithoutCuda { get; }

    /// <summary>Runs work that takes at most about a second. Several threads may call this in parallel.</summary>
    T During<T>(Func<T> work);

    /// <summary>Runs work without a result.</summary>
    void During(Action work) => During(() =>
    {
        work();
        return true;
    });

    /// <summary>Call this after the tensors of a group of replicates have been disposed.</summary>
    void GroupEnded();
}
