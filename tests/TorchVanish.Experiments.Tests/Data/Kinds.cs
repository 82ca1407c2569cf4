using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>One small config of every kind of data in the catalogue that needs no file.</summary>
internal static class Kinds
{
    public static readonly IReadOnlyDictionary<string, DataConfig> Generated =
        ConfigKinds.Of<DataConfig>().Select(kind => (kind, config: ConfigKinds.Default<DataConfig>(kind)))
            .Where(named => named.config is not (IdxConfig or CsvConfig))
            .ToDictionary(named => named.kind, named => Small(named.config) with { Samples = 300 });

    public static TheoryData<string> Names => [.. Generated.Keys];

    private static DataConfig Small(DataConfig config) => config switch
    {
        BlobsConfig blobs => blobs with { Features = 3 },
        ParityConfig parity => parity with { Distractors = 2 },
        GaussianConfig gaussian => gaussian with { Features = 8 },
        _ => config,
    };
}
