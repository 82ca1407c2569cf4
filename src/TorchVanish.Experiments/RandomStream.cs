using MathNet.Numerics.Random;

namespace TorchVanish.Experiments;

/// <summary>
/// Derives independent random streams from the seed of a replicate, one for each purpose. A deeper network therefore sees the same
/// samples and batches, and experiments with the same seed can be compared in pairs.
/// </summary>
public static class RandomStream
{
    /// <summary>A .NET generator. The same seed and purpose give the same numbers on every machine.</summary>
    public static Random For(int seed, string purpose) => new Xoshiro256StarStar(unchecked((int)Mix(seed, purpose)), threadSafe: false);

    /// <summary>A seed for a torch generator.</summary>
    public static long TorchSeed(int seed, string purpose) => (long)(Mix(seed, purpose) >> 1);

    // FNV-1a over the purpose, then the finalizer of SplitMix64 (Steele 2014), so that adjacent seeds give unrelated streams.
    private static ulong Mix(int seed, string purpose)
    {
        var hash = 14695981039346656037UL;
        foreach (var character in purpose)
            hash = unchecked((hash ^ character) * 1099511628211UL);
        var mixed = unchecked(hash + ((ulong)(uint)seed * 0x9E3779B97F4A7C15UL));
        mixed = unchecked((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL);
        mixed = unchecked((mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL);
        return mixed ^ (mixed >> 31);
    }
}
