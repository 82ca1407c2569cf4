using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// Nearly every answer is right and the loss stands far above 0, at ln(e + K − 1) − 1: the least cross-entropy of outputs that go
/// through a softmax twice, 1.4612 for ten classes. A fingerprint in the numbers, for a record without a config.
/// </summary>
internal sealed class SoftmaxTwice : DiagnosticRule
{
    private const double NearlyAllRight = 0.85;
    private const double Near = 0.02;

    /// <summary>Of sums in single precision.</summary>
    private const double Rounding = 1e-3;
    private const double Confidence = 0.9;

    public override Evidence Evidence => Evidence.Fact;

    public override Finding? Judge(ObservedRun run)
    {
        // A config says which activation comes last.
        if (run.Network.OutputActivation is not null || run.Levels.JudgedByLoss || LossLevels.Classes(run) is not { } classes
            || run.Network.Loss is not (null or Configuration.Loss.CrossEntropy))
            return null;
        var (floor, loss) = (LossFloor.OfSoftmaxTwice(classes), run.Median(r => r.EndLoss));
        var accuracy = run.Median(r => r.EndTrainAccuracy);
        // No answer can be below the floor; one recorded loss that is refutes it.
        var least = run.Replicates.SelectMany(replicate => replicate.Training).Select(row => row.TrainLoss).Where(double.IsFinite)
            .DefaultIfEmpty(double.NaN).Min();
        if (!(accuracy >= NearlyAllRight) || !(Math.Abs(loss - floor) <= Near * floor) || least < floor * (1 - Rounding))
            return null;
        return new Finding(
            Symptom.WrongOutput, [], null, Confidence,
            Facts.Of(("loss_at_end", loss), ("floor", floor), ("classes", classes), ("accuracy", accuracy)),
            $"The outputs seem to go through a softmax twice: the loss approaches {Spelling.Number(floor)} = ln(e + {classes - 1}) − 1 "
                + $"while the accuracy is {Spelling.Percent(accuracy)}. "
            + "A softmax of a softmax can give no class more than e / (e + K − 1), so that the loss cannot fall below this floor.",
            ["Remove the softmax at the end of the network: the cross-entropy applies one itself.", "Or use a loss that takes "
                + "probabilities."]);
    }
}
