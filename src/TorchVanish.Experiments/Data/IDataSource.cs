namespace TorchVanish.Experiments.Data;

/// <summary>One kind of data. Everything random about it follows from the seed: the same seed gives the same bytes.</summary>
public interface IDataSource
{
    /// <summary>Whether inputs are scaled to mean 0 and standard deviation 1 of the training split.</summary>
    bool Standardizes { get; }

    /// <summary>Draws or reads the samples of the replicate with this seed, split and standardised.</summary>
    DataSplit Draw(int seed);

    /// <summary>The labels or targets of <see cref="Draw"/> in the same order; the inputs may be left out where that saves work.</summary>
    DataSplit DrawLabels(int seed) => Draw(seed);

    /// <summary>What is legal but suspicious in the data of the replicates with these seeds: one sentence each.</summary>
    IReadOnlyList<string> Notes(IReadOnlyList<int> seeds) => [];
}
