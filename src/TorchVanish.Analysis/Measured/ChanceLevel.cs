using TorchVanish.Records.Configuration;

namespace TorchVanish.Analysis.Measured;

/// <summary>The accuracy of a guess: one in so many classes, where the config says how many.</summary>
public static class ChanceLevel
{
    public static double? Of(DataConfig data) => data switch
    {
        SpiralsConfig spirals => 1.0 / spirals.Classes,
        BlobsConfig blobs => 1.0 / blobs.Classes,
        GaussianConfig gaussian => 1.0 / gaussian.Classes,
        MoonsConfig or CirclesConfig or ParityConfig => 1.0 / 2,
        TemporalOrderConfig => 1.0 / 4,
        ShapesetConfig => 1.0 / 9,
        IdxConfig => 1.0 / 10,
        _ => null,
    };
}
