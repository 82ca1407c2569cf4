using static System.FormattableString;

namespace TorchVanish.Configuration.Notes;

/// <summary>Notes on unusual settings of training.</summary>
internal static class TrainingNotes
{
    /// <summary>
    /// Learning rates are searched on grids of powers of ten (Bengio 2012, section 3.3). A note appears half a decade above ten times the
    /// usual rate.
    /// </summary>
    private const double FarAboveUsual = 30;

    /// <summary>At this fraction of the usual rate, weights need a thousand times as many steps for the same distance.</summary>
    private const double FarBelowUsual = 1e-3;

    /// <summary>With fewer samples the error of batch normalization grows quickly (Wu &amp; He 2018, figure 1).</summary>
    private const int SmallBatchForBatchNorm = 8;

    public static IEnumerable<string> Of(ExperimentConfig config) =>
        LearningRate(config.Training).Concat(WeightDecay(config.Training)).Concat(BatchNorm(config));

    private static IEnumerable<string> LearningRate(TrainingConfig training)
    {
        var (rate, usual, optimizer) = (training.LearningRate, training.Optimizer.UsualLearningRate, ConfigName.KindOf(training.Optimizer));
        if (training.LearningRateIsLeftOut)
        {
            if (training.Optimizer is not SgdConfig)
                yield return Invariant($"training.learning_rate is not set, so the usual rate of {optimizer}, {usual}, is used.");
            yield break;
        }
        var effective = training.EffectiveLearningRate;
        var momentum = effective > rate ? Invariant($" with momentum {training.Momentum}, in effect {PlainNumber.Of(effective)}") : "";
        if (rate == 0)
            yield return Invariant($"training.learning_rate is 0, so no weight changes; the usual rate of {optimizer} is {usual}.");
        else if (effective >= FarAboveUsual * usual)
            yield return Invariant($"training.learning_rate is {rate}{momentum}, {PlainNumber.Of(effective / usual)} times the usual rate ")
                + Invariant($"of {optimizer}, {usual}; training may diverge.");
        else if (effective <= FarBelowUsual * usual)
            yield return Invariant($"training.learning_rate is {rate}{momentum}, while the usual rate of {optimizer} is {usual}; weights ")
                + "hardly move.";
    }

    private static IEnumerable<string> WeightDecay(TrainingConfig training)
    {
        if (training.Optimizer is SgdConfig && training.LearningRate * training.WeightDecay >= 1)
            yield return Invariant($"training.weight_decay is {training.WeightDecay}; with learning rate {training.LearningRate}, every ")
                + "step subtracts the whole weight or more; usual values are 0 to 0.01.";
    }

    private static IEnumerable<string> BatchNorm(ExperimentConfig config)
    {
        var batch = config.Training.BatchSize;
        if (config.Model is MlpConfig mlp && (mlp.Normalization is BatchNormConfig || mlp.Residual == Residual.Block)
            && batch < SmallBatchForBatchNorm)
            yield return $"training.batch_size is {batch}, too small for the batch statistics of batch normalization; usual values are 32 "
                + "or more.";
    }
}
