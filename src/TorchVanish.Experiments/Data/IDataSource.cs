namespace TorchVanish.Experiments.Data;

/// <summary>One kind of data. Everything random about it follows from the seed: the same seed gives the same bytes.</summary>
public interface IDataSource
{
    /// <summary>Draws or reads the samples of the replicate with this seed, split and standardised.</summary>
    DataSplit Draw(int seed);
}
