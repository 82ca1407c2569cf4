using System.Diagnostics;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Data;

/// <summary>Creates the source for each kind of data.</summary>
public static class DataSources
{
    /// <param name="config">The data of an experiment, with absolute paths.</param>
    /// <param name="dataDirectory">The folder of data sets for a config that names none; null for the usual folders.</param>
    public static IDataSource For(DataConfig config, string? dataDirectory) => config switch
    {
        SpiralsConfig spirals => new SpiralsSource(spirals),
        MoonsConfig moons => new MoonsSource(moons),
        CirclesConfig circles => new CirclesSource(circles),
        BlobsConfig blobs => new BlobsSource(blobs),
        ParityConfig parity => new ParitySource(parity),
        GaussianConfig gaussian => new GaussianSource(gaussian),
        ShapesetConfig shapeset => new ShapesetSource(shapeset),
        FashionMnistConfig fashion => new IdxSource(fashion, FashionMnist.Dataset, dataDirectory),
        MnistConfig mnist => new IdxSource(mnist, Mnist.Dataset, dataDirectory),
        IdxFilesConfig idx => new IdxSource(idx, IdxFiles.Dataset, dataDirectory),
        CsvConfig csv => new CsvSource(csv),
        TemporalOrderConfig temporalOrder => new TemporalOrderSource(temporalOrder),
        AddingConfig adding => new AddingSource(adding),
        CopyConfig copy => new CopySource(copy),
        _ => throw new UnreachableException($"{config.GetType().Name} has no data source."),
    };
}
