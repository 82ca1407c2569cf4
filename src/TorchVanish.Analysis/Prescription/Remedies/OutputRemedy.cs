using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>The loss and the output layer that go with the targets: numbers, classes, or several labels.</summary>
internal sealed class OutputRemedy : Remedy
{
    public override string Family => "output";

    public override RemedyReach Reach => RemedyReach.Network;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        if (task.Data is not { } data || Matched(task.Config, data) is not var (config, words) || config == task.Config)
            yield break;
        yield return new RemedyOption("output-matched", words, config);
    }

    private static (ExperimentConfig Config, string Words)? Matched(ExperimentConfig config, DataFacts data)
    {
        var classes = data.Classes.Count;
        if (data.MultiLabel)
            return With(config, classes, new SigmoidConfig(), Loss.BinaryCrossEntropy, Loss.BinaryCrossEntropyWithLogits);
        if (classes == 0)
            return With(config, outputs: 1, new IdentityConfig(), Loss.SquaredError, Loss.SquaredError);
        return config.Model is SequentialConfig model && classes == 2 && Outputs(model) == 1
            ? With(config, outputs: 1, new SigmoidConfig(), Loss.BinaryCrossEntropy, Loss.BinaryCrossEntropyWithLogits)
            : With(config, Math.Max(classes, Outputs(config.Model)), new SoftmaxConfig(), Loss.CategoricalCrossEntropy, Loss.CrossEntropy);
    }

    private static int Outputs(ModelConfig model) => model is SequentialConfig sequential
        && sequential.Places().LastOrDefault(layer => layer.Place == LayerPlace.Output).Layer is LinearLayerConfig output
            ? output.OutFeatures : 0;

    /// <param name="plain">The loss of a network whose output layer has no activation.</param>
    private static (ExperimentConfig, string) With(ExperimentConfig config, int outputs, ActivationConfig activation, Loss loss, Loss plain)
    {
        if (config.Model is not SequentialConfig model)
            return (config with { Training = config.Training with { Loss = plain } }, $"{Name(plain)} as the loss");
        // The same thing written in another way needs no remedy.
        var matched = With(model, outputs, activation);
        if (config.Training.Loss == plain && With(model, outputs, new IdentityConfig()).Equals(model))
            return (config, "");
        return (
            config with { Model = matched, Training = config.Training with { Loss = loss } },
            $"an output layer with {ConfigName.KindOf(activation)} and {Name(loss)} as the loss");
    }

    private static SequentialConfig With(SequentialConfig model, int outputs, ActivationConfig activation) =>
        model.Map((layer, place) => place switch
        {
            LayerPlace.Output when layer is LinearLayerConfig linear => [linear with { OutFeatures = outputs, Activation = activation }],
            LayerPlace.AfterOutput when layer is ActivationLayerConfig or NormalizationLayerConfig or DropoutLayerConfig => [],
            _ => (IEnumerable<LayerConfig>)[layer],
        });

    private static string Name(Loss loss) => RecordJson.Name(loss.ToString());
}
