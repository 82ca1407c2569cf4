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
    private const int ShapesetPixels = 32 * 32;
    private const int ShapesetClasses = 9;

    // The channels of a time step.
    private const int TemporalOrderSymbols = 6;
    private const int AddingChannels = 2;

    /// <summary>Mean of the product of one feature at two samples; 0 for independent samples of mean 0.</summary>
    public double MixedMoment { get; init; }

    /// <summary>Mean of the product of two neighbouring pixels.</summary>
    public double NeighbourMoment { get; init; }

    public double Mean { get; init; }

    /// <param name="facts">What was read from the data file; null where none was read.</param>
    public static PredictedTask Of(ExperimentConfig config, InputFacts? facts)
    {
        var (data, loss) = (config.Data, config.Training.Loss);
        // A table that is read whole does not say here how many rows it has.
        var rows = facts?.TrainingRows ?? (data.Samples < 2 ? int.MaxValue : data.Samples - data.ValidationSamples(data.Samples));
        var batch = Math.Min(config.Training.BatchSize, rows);
        if (facts is not null)
            return From(facts, loss) with { Batch = batch };
        return data switch
        {
            GaussianConfig gaussian => Plain(gaussian.Features, gaussian.Classes) with { NormVariance = 2.0 / gaussian.Features },
            ParityConfig parity => Plain(parity.Bits + parity.Distractors, 2),
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
            IdxConfig images when InputFacts.OfKnownImages(images) is { } known => From(known, loss) with { Batch = batch },
            StandardizedConfig { Standardize: false } or CsvConfig or IdxFilesConfig => throw new RefusalException(
                $"data.kind {ConfigName.KindOf(data)}: {InputFacts.Unknown(data)}."),
            SpiralsConfig spirals => Plain(2, spirals.Classes),
            MoonsConfig or CirclesConfig => Plain(2, 2),
            BlobsConfig blobs => Plain(blobs.Features, blobs.Classes),
            ShapesetConfig => Plain(ShapesetPixels, ShapesetClasses) with { NeighbourMoment = InputFacts.ShapesetNeighbours },
            var other => throw new RefusalException($"data.kind {ConfigName.KindOf(other)} is not known to the theory."),
        };

        PredictedTask Plain(int features, int classes) =>
            new(features, classes, 1, 0, null, batch, loss, Alignment(loss, classes, 1.0 / classes));
    }

    private static PredictedTask From(InputFacts facts, Loss loss) => new(
        facts.Features, facts.Outputs, facts.SecondMoment, facts.NormVariance, null, 0, loss,
            Alignment(loss, facts.Outputs, facts.SameLabel))
    {
        MixedMoment = facts.MixedMoment,
        NeighbourMoment = facts.NeighbourMoment,
        Mean = facts.Mean,
    };

    /// <summary>
    /// At initialization the outputs are small: the loss pulls every sample towards its label, in cross-entropy as y − 1/K, so that two
    /// samples of one class have the cosine 1, and others −1/(K−1) or, for squared error, 0.
    /// </summary>
    /// <param name="same">How often two samples have the same label.</param>
    private static double Alignment(Loss loss, int outputs, double same) =>
        outputs == 1 ? 1
        : loss is Loss.CrossEntropy or Loss.CategoricalCrossEntropy ? same + ((1 - same) / ((outputs - 1.0) * (outputs - 1)))
        : same;
}
