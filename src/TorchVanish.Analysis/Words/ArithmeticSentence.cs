using TorchVanish.Runs;

namespace TorchVanish.Analysis.Words;

/// <summary>Who computed a run, and how closely torch agrees.</summary>
public static class ArithmeticSentence
{
    public static string Of(ArithmeticRecord? arithmetic) => arithmetic switch
    {
        null => "–",
        { Kind: ArithmeticKind.Torch } => "computed by torch's operations, measured by hooks",
        { WorstRelativeDifference: double difference, TorchRounding: double rounding } =>
            $"computed by our kernels; agrees with torch's autograd to {Spelling.Number(difference)}, "
            + $"where torch's own float32 and float64 differ by {Spelling.Number(rounding)}",
        { WorstRelativeDifference: double difference } =>
            $"computed by our kernels; agrees with torch's autograd to {Spelling.Number(difference)}",
        _ => "computed by our kernels; not checked",
    };
}
