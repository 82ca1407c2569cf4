using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>A way in which the last activation, the loss and the targets do not go together.</summary>
/// <param name="Always">Whether it does harm in every training, also in one that seems to learn.</param>
internal sealed record OutputFault(string Name, bool Always, string Explanation, IReadOnlyList<string> Remedies);

/// <summary>The ways that config and data can tell.</summary>
internal static class OutputFaults
{
    /// <summary>Null where the three go together.</summary>
    public static OutputFault? Of(NetworkFacts network, ActivationConfig phi, Loss loss) => (phi, loss) switch
    {
        (SoftmaxConfig, _) when network.Outputs == 1 => Constant(network),
        (SoftmaxConfig or SigmoidConfig, Loss.CrossEntropy) => Twice(ConfigName.KindOf(phi), "cross_entropy", "categorical_cross_entropy"),
        (SigmoidConfig or SoftmaxConfig, Loss.BinaryCrossEntropyWithLogits) =>
            Twice(ConfigName.KindOf(phi), "binary_cross_entropy_with_logits", "binary_cross_entropy"),
        (_, Loss.CategoricalCrossEntropy) when !IsPositive(phi) => NoProbability(phi, "categorical_cross_entropy", "softmax"),
        (_, Loss.BinaryCrossEntropy) when OutputRange.Of(phi) is not { Low: 0, High: 1 } => NoProbability(phi, "binary_cross_entropy",
            "sigmoid"),
        (SoftmaxConfig or SigmoidConfig, Loss.AbsoluteError) when !network.TargetIsNumber => MedianOfClasses(),
        (_, Loss.Hinge) when OutputRange.Of(phi).Beyond(-1, 1) > 0 => OutOfReach(phi, -1, 1, "The hinge loss asks for −1 and 1", "tanh"),
        (_, Loss.CrossEntropy) when double.IsFinite(OutputRange.Of(phi).High) => OutOfReach(
            phi, double.NegativeInfinity, double.PositiveInfinity, "The cross-entropy takes logits, which must grow without bound",
                "identity"),
        _ when network.TargetIsNumber => OfNumbers(network, phi, loss),
        _ => null,
    };

    private static OutputFault Constant(NetworkFacts network) => new(
        "softmax_over_one_output",
        Always: true,
        "The output layer has one unit with a softmax. A softmax over one unit is 1 whatever its input, so the network always gives the "
            + "same answer and no gradient arrives at any weight.",
        network.TargetIsNumber
            ? ["Remove the softmax: set the output layer's activation to identity, and standardize the targets."]
            : ["Set the output layer's activation to sigmoid, with binary_cross_entropy."]);

    private static OutputFault Twice(string phi, string loss, string instead) => new(
        "activation_twice",
        Always: true,
        $"The network ends in a {phi}, and {loss} applies one itself. The outputs go through it twice, so that the loss cannot fall below "
            + (phi == "softmax" ? "ln(e + K − 1) − 1 for K classes" : "a floor well above 0") + " even where every answer is right.",
        [$"Remove the {phi} from the output layer.", $"Or keep it, and set training.loss to {instead}."]);

    /// <summary>ReLU at the output, where it is off for every sample.</summary>
    public static OutputFault Off(ActivationConfig phi) => new(
        "output_is_off",
        Always: false,
        $"The output unit is off: its activation is {ConfigName.KindOf(phi)}, and its input is negative for every sample, so that the "
            + "answer is always 0 and the gradient is exactly 0. Nothing can bring it back.",
        ["Set the output layer's activation to identity."]);

    private static OutputFault MedianOfClasses() => new(
        "absolute_error_of_classes",
        Always: false,
        "absolute_error asks for the median, and the median of a target that is mostly 0 is 0: the network does best by never naming a "
            + "class.",
        ["Set training.loss to categorical_cross_entropy, or to binary_cross_entropy for one output."]);

    private static OutputFault NoProbability(ActivationConfig phi, string loss, string instead) => new(
        "outputs_are_no_probabilities",
        Always: false,
        $"{loss} takes the logarithm of the outputs as probabilities, and the output activation is {ConfigName.KindOf(phi)}, whose "
            + $"values are {Words(OutputRange.Of(phi))}. Zeros and negative values have no logarithm: they are cut off at 10⁻⁷, where no "
            + "gradient arrives.",
        [$"Set the output layer's activation to {instead}.", "Or keep the outputs as they are, and use the loss that takes logits."]);

    private static OutputFault? OfNumbers(NetworkFacts network, ActivationConfig phi, Loss loss)
    {
        var (low, high, unit) = Targets(network);
        // A target within a standard deviation of what can be reached costs little.
        if (unit <= 0 || OutputRange.Of(phi).Beyond(low, high) <= unit)
            return null;
        return loss == Loss.BinaryCrossEntropy
            ? new OutputFault(
                "targets_are_no_probabilities",
                Always: false,
                $"binary_cross_entropy takes targets from 0 to 1, and these go from {Spelling.Number(low)} to {Spelling.Number(high)}.",
                ["Set training.loss to squared_error, and the output layer's activation to identity."])
            : OutOfReach(phi, low, high, $"The targets go from {Spelling.Number(low)} to {Spelling.Number(high)}", "identity");
    }

    private static OutputFault OutOfReach(ActivationConfig phi, double low, double high, string demand, string instead) => new(
        "targets_out_of_reach",
        Always: false,
        $"{demand}, and the output activation is {ConfigName.KindOf(phi)}, whose values are {Words(OutputRange.Of(phi))}. "
            + (double.IsFinite(OutputRange.Of(phi).Beyond(low, high))
                ? "The network cannot come near such targets, however long it is trained."
                : "The loss cannot come near 0, however long the network is trained."),
        [$"Set the output layer's activation to {instead}.", .. instead == "identity" ? (string[])["Standardize the targets."] : []]);

    // As the network sees them: standardized targets have mean 0 and standard deviation 1.
    private static (double Low, double High, double Unit) Targets(NetworkFacts network)
    {
        var target = network.Data!.Target!;
        var (low, high) = (target.Minimum ?? target.Mean - target.StandardDeviation, target.Maximum ?? target.Mean
            + target.StandardDeviation);
        return target.Standardized && target.StandardDeviation > 0
            ? ((low - target.Mean) / target.StandardDeviation, (high - target.Mean) / target.StandardDeviation, 1)
            : (low, high, target.StandardDeviation);
    }

    // From 0 to 1; 0 and above.
    private static string Words(OutputRange range) => (double.IsFinite(range.Low), double.IsFinite(range.High)) switch
    {
        (true, true) => $"from {Spelling.Constant(range.Low)} to {Spelling.Constant(range.High)}",
        (true, false) => $"{Spelling.Constant(range.Low)} and above",
        _ => "any number",
    };

    // Softmax, sigmoid and the positive activations give something that is a probability after division by the sum.
    private static bool IsPositive(ActivationConfig phi) => phi is SoftmaxConfig or SigmoidConfig or SoftplusConfig or ExponentialConfig;
}
