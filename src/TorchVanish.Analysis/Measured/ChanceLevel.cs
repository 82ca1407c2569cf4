using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Measured;

/// <summary>The accuracy of a guess, 1 / number of classes; null if the config does not determine the number of classes.</summary>
public static class ChanceLevel
{
    /// <summary>The expected accuracy of a uniform guess, from 0 to 1.</summary>
    public static double? Of(DataConfig data) => data switch
    {
        SpiralsConfig spirals => 1.0 / spirals.Classes,
        BlobsConfig blobs => 1.0 / blobs.Classes,
        GaussianConfig gaussian => 1.0 / gaussian.Classes,
        MoonsConfig or CirclesConfig or ParityConfig => 1.0 / 2,
        TemporalOrderConfig => 1.0 / 4,
        CopyConfig => 1.0 / 8,
        // The sum of two numbers from U(0, 1) is within ±e of 1 with probability 2e - e².
        AddingConfig => (2 * AddingConfig.Tolerance) - (AddingConfig.Tolerance * AddingConfig.Tolerance),
        ShapesetConfig => 1.0 / 9,
        FashionMnistConfig or MnistConfig => 1.0 / 10,
        _ => null,
    };
}
