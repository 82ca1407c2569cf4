using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>What a config says of its samples without drawing one.</summary>
/// <param name="Features">Values of one sample, all time steps together.</param>
/// <param name="SecondMoment">Mean of x²: 1 for standardized features and for gaussian ones.</param>
/// <param name="NormVariance">Relative variance of ‖x‖² over samples; only gaussian inputs have a known one, 2/features.</param>
/// <param name="Steps">Time steps; null where a sample is no sequence.</param>
/// <param name="Aligned">Mean squared cosine of ∂L/∂(output) of two samples.</param>
internal sealed record PredictedTask(
    int Features, int Outputs, double SecondMoment, double NormVariance, int? Steps, int Batch, Loss Loss, double Aligned)
{
    private const int MnistPixels = 28 * 28;
    private const int ShapesetPixels = 32 * 32;
    private const int ShapesetClasses = 9;
    private const int Digits = 10;

    // The channels of a time step.
    private const int TemporalOrderSymbols = 6;
    private const int AddingChannels = 2;

    public static PredictedTask Of(ExperimentConfig config)
    {
        var batch = Math.Min(config.Training.BatchSize, config.Data.Samples - config.Data.ValidationSamples(config.Data.Samples));
        return config.Data switch
        {
            GaussianConfig gaussian => Plain(gaussian.Features, gaussian.Classes) with { NormVariance = 2.0 / gaussian.Features },
            SpiralsConfig spirals => Plain(2, spirals.Classes),
            MoonsConfig or CirclesConfig => Plain(2, 2),
            BlobsConfig blobs => Plain(blobs.Features, blobs.Classes),
            ParityConfig parity => Plain(parity.Bits + parity.Distractors, 2),
            ShapesetConfig => Plain(ShapesetPixels, ShapesetClasses),
            FashionMnistConfig or MnistConfig => Plain(MnistPixels, Digits),
            // One of six symbols is 1.
            TemporalOrderConfig order => Plain(order.Length * TemporalOrderSymbols, 4) with
            {
                SecondMoment = 1.0 / TemporalOrderSymbols,
                Steps = order.Length,
            },
            // A number that is uniform on [0, 1], and a mark at two of the steps.
            AddingConfig adding => Plain(adding.Length * AddingChannels, 1) with
            {
                SecondMoment = ((1 / 3.0) + (2.0 / adding.Length)) / AddingChannels,
                Steps = adding.Length,
                Aligned = 1,
            },
            CopyConfig => throw new RefusalException(
                "data.kind copy has a loss at many time steps, and the theory covers a loss at the last step only."),
            CsvConfig => throw new RefusalException(
                "data.kind csv: the number of features is known only once the file is read, and predict reads no data."),
            var other => throw new RefusalException($"data.kind {ConfigName.KindOf(other)} is not known to the theory."),
        };

        PredictedTask Plain(int features, int classes) =>
            new(features, classes, 1, 0, null, batch, config.Training.Loss, Alignment(config.Training.Loss, classes));
    }

    /// <summary>
    /// At initialization the outputs are small: the loss pulls every sample towards its label, in cross-entropy as y − 1/K, so that two
    /// samples of one class have the cosine 1, and others −1/(K−1) or, for squared error, 0.
    /// </summary>
    private static double Alignment(Loss loss, int classes)
    {
        var same = 1.0 / classes;
        return loss == Loss.CrossEntropy && classes > 1 ? same + ((1 - same) / ((classes - 1.0) * (classes - 1))) : same;
    }
}
