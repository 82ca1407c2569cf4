using System.Diagnostics;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Training;

namespace TorchVanish.Experiments.Export;

/// <summary>The loss as a local function of a network's outputs and targets, and targets of the right kind.</summary>
internal sealed class LossCode(ExperimentConfig config, LabelledSamples samples, int outputs, IReadOnlyList<WeightsCode> weights)
{
    private readonly Loss _loss = config.Training.Loss;
    private readonly OutputForm _form = OutputForms.Of(config);
    private readonly TargetKind _kind = TargetForm.Of(samples, outputs).Kind;

    private long Rows => (long)config.Training.BatchSize * samples.Outputs;

    private string Type => $"ScalarType.{config.Dtype}";

    // Whether the targets are class numbers.
    private bool TakesClasses =>
        _kind == TargetKind.Class && (_loss is Loss.CrossEntropy or Loss.CategoricalCrossEntropy);

    /// <summary>The comment above the function; null for none.</summary>
    public string? Comment => _form switch
    {
        OutputForm.SoftmaxInput => "// The loss includes the softmax of the last layer, so the model returns the input of the softmax.",
        OutputForm.SigmoidInput => "// The loss includes the sigmoid of the last layer, so the model returns the input of the sigmoid.",
        _ => null,
    };

    public string Function => $"Tensor Loss(Tensor outputs, Tensor y) => {Value()}{string.Concat(Penalties())};";

    /// <summary>The dtype argument for tensors; empty for torch's default type.</summary>
    public static string TypeOf(ExperimentConfig config) => config.Dtype == Dtype.Float32 ? "" : $", dtype: ScalarType.{config.Dtype}";

    /// <summary>Random targets, and their meaning.</summary>
    public (string Code, string Meaning) Targets()
    {
        var classes = $"randint({samples.Classes}, {Rows})";
        var oneHot = $"functional.one_hot({classes}, {outputs}).to({Type})";
        var yesOrNo = $"rand({Rows}, {outputs}).gt(0.5).to({Type})";
        return (_kind, _loss) switch
        {
            _ when TakesClasses => (classes, $"{samples.Classes} classes, as numbers from 0"),
            (TargetKind.Class, Loss.Hinge) => ($"2 * {oneHot} - 1", $"{samples.Classes} classes, one-hot with -1 and 1"),
            (TargetKind.Class, _) => (oneHot, $"{samples.Classes} classes, one-hot"),
            (TargetKind.ClassNumber, Loss.Hinge) => ($"2 * {classes}.view(-1, 1).to({Type}) - 1", "2 classes, -1 and 1"),
            (TargetKind.ClassNumber, _) => ($"{classes}.view(-1, 1).to({Type})", "the number of the class"),
            (TargetKind.Labels, Loss.Hinge) => ($"2 * {yesOrNo} - 1", $"{outputs} labels, -1 or 1 each"),
            (TargetKind.Labels, _) => (yesOrNo, $"{outputs} labels, 0 or 1 each"),
            (_, Loss.BinaryCrossEntropy or Loss.BinaryCrossEntropyWithLogits) =>
                ($"rand({Rows}, 1{TypeOf(config)})", "numbers from 0 to 1"),
            _ => ($"randn({Rows}, 1{TypeOf(config)})", "numbers"),
        };
    }

    private string Value() => _loss switch
    {
        Loss.CrossEntropy => "functional.cross_entropy(outputs, y)",
        Loss.CategoricalCrossEntropy => (TakesClasses, _form) switch
        {
            (true, OutputForm.SoftmaxInput) => "functional.cross_entropy(outputs, y)",
            (true, _) => $"functional.nll_loss({Shares}.log(), y)",
            (false, OutputForm.SoftmaxInput) => "-(y * outputs.log_softmax(-1)).sum(-1).mean()",
            _ => $"-(y * {Shares}.log()).sum(-1).mean()",
        },
        Loss.SquaredError => "functional.mse_loss(outputs, y)",
        Loss.AbsoluteError => "functional.l1_loss(outputs, y)",
        Loss.Huber => "functional.huber_loss(outputs, y)",
        Loss.Hinge => "(1 - y * outputs).clamp_min(0).mean()",
        Loss.BinaryCrossEntropy when _form == OutputForm.Values => $"functional.binary_cross_entropy(outputs{Cut}, y)",
        Loss.BinaryCrossEntropy or Loss.BinaryCrossEntropyWithLogits => "functional.binary_cross_entropy_with_logits(outputs, y)",
        _ => throw new UnreachableException($"No code is written for {_loss}."),
    };

    private static string Cut => $".clamp({Literal.Of(Losses.ProbabilityFloor)}, 1 - {Literal.Of(Losses.ProbabilityFloor)})";

    private static string Shares => $"(outputs / outputs.sum(-1, keepdim: true)){Cut}";

    private IEnumerable<string> Penalties()
    {
        foreach (var layer in weights)
        {
            var w = InitializationCode.Parameter(layer.Weight);
            if (layer.Regularization.L1 != 0)
                yield return $"\n    + {Literal.Of(layer.Regularization.L1)} * {w}.abs().sum()";
            if (layer.Regularization.L2 != 0)
                yield return $"\n    + {Literal.Of(layer.Regularization.L2)} * {w}.square().sum()";
        }
    }
}
