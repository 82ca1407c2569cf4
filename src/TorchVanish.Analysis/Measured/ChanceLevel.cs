using TorchVanish.Configuration;

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
        CopyConfig => 1.0 / 8,
        // To say 1 always: the sum of two numbers from U(0, 1) is within ±e of it with probability 2e - e².
        AddingConfig => (2 * 0.04) - (0.04 * 0.04),
        ShapesetConfig => 1.0 / 9,
        IdxConfig => 1.0 / 10,
        _ => null,
    };
}
