using TorchVanish.Runs;

namespace TorchVanish.Analysis.Words;

/// <summary>Which code computed a run, and how closely torch agrees.</summary>
public static class ArithmeticSentence
{
    private const string Kernels = "computed by the program's own kernels";

    public static string Of(ArithmeticRecord? arithmetic) => arithmetic switch
    {
        null => "–",
        { Kind: ArithmeticKind.Torch } => "computed by torch's operations, measured by hooks",
        { WorstRelativeDifference: double difference, TorchRounding: double rounding } =>
            $"{Kernels}; agrees with torch's autograd to {Spelling.Number(difference)}; torch's own float32 and float64 differ by "
            + Spelling.Number(rounding),
        { WorstRelativeDifference: double difference } =>
            $"{Kernels}; agrees with torch's autograd to {Spelling.Number(difference)}",
        _ => $"{Kernels}; not checked",
    };
}
