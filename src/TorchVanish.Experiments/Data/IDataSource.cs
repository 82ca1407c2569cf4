namespace TorchVanish.Experiments.Data;

/// <summary>One kind of data. The seed determines all random numbers, so the same seed gives the same bytes.</summary>
public interface IDataSource
{
    /// <summary>Whether inputs are scaled to mean 0 and standard deviation 1 of the training split.</summary>
    bool Standardizes { get; }

    /// <summary>Draws or reads the samples of the replicate with this seed, split and standardized.</summary>
    DataSplit Draw(int seed);

    /// <summary>The labels or targets of <see cref="Draw"/> in the same order. The inputs may be omitted to save time.</summary>
    DataSplit DrawLabels(int seed) => Draw(seed);

    /// <summary>Notes on unusual data of the replicates with these seeds: one sentence each.</summary>
    IReadOnlyList<string> Notes(IReadOnlyList<int> seeds) => [];
}
