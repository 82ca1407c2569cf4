using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>What the theory needs to know of data that a config does not describe: moments of the training inputs, as the network sees
/// them.</summary>
/// <param name="Features">Numbers of one sample.</param>
/// <param name="Outputs">Outputs of the network.</param>
/// <param name="SecondMoment">Mean of x².</param>
/// <param name="MixedMoment">Mean of the product of one feature at two samples.</param>
/// <param name="NeighbourMoment">Mean of the product of two neighbouring pixels, where samples are square images.</param>
/// <param name="Mean">Mean of x.</param>
/// <param name="NormVariance">Variance over samples of ‖x‖², divided by the square of its mean.</param>
/// <param name="SameLabel">How often two samples have the same label.</param>
/// <param name="TrainingRows">Samples of the training split; null where the config says it.</param>
public sealed record InputFacts(
    int Features, int Outputs, double SecondMoment, double MixedMoment, double NeighbourMoment, double Mean,
    double NormVariance, double SameLabel, int? TrainingRows)
{
    /// <summary>Correlation of neighbouring pixels of Shapeset: an assumption, of large even areas with few pixels on a border.</summary>
    internal const double ShapesetNeighbours = 0.9;

    private const int Pixels = 28 * 28;
    private const int Kinds = 10;
    private const double Greys = 255;

    /// <summary>
    /// Mean and standard deviation of all training pixels from 0 to 1, the mixed moment of two images and that of neighbours in units of
    /// the
    /// variance after standardization. Fashion-MNIST: measured, all but the first two over 3,000 images, and the spread of ‖x‖² for pixels
    /// from
    /// 0 to 1. MNIST: mean and deviation as published everywhere; the others are those of Fashion-MNIST.
    /// </summary>
    internal static InputFacts? OfKnownImages(IdxConfig images)
    {
        var (mean, deviation) = images switch
        {
            FashionMnistConfig => (0.2860, 0.3530),
            MnistConfig => (0.1307, 0.3081),
            _ => (double.NaN, 0),
        };
        const double Mixed = 0.289;
        const double Neighbours = 0.910;
        const double NormVariance = 0.335;
        if (double.IsNaN(mean))
            return null;
        var (shift, scale) = images switch
        {
            { Standardize: true } => (0.0, 1.0),
            { Scale: ImageScale.Raw } => (mean * Greys, deviation * Greys),
            _ => (mean, deviation),
        };
        return new(
            Pixels, Kinds, (shift * shift) + (scale * scale), (shift * shift) + (Mixed * scale * scale),
            (shift * shift) + (Neighbours * scale * scale), shift, NormVariance, 1.0 / Kinds, null);
    }

    /// <summary>Why a prediction needs the file.</summary>
    internal static string Unknown(DataConfig data) => data is CsvConfig or IdxFilesConfig
        ? "the number of features and their second moment are known only once the file is read"
        : "standardize is false, and the second moment of the inputs is known only once they are drawn";
}
