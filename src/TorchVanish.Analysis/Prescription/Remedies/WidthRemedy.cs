using System.Globalization;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Narrow hidden layers four times as wide: of a few relu units, all may be off at once.</summary>
internal sealed class WidthRemedy : Remedy
{
    private const int Narrow = 32;
    private const int Factor = 4;

    public override string Family => "width";

    public override RemedyReach Reach => RemedyReach.Network;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        var model = task.Config.Model switch
        {
            MlpConfig mlp when mlp.Width.Values.Any(width => width <= Narrow) => mlp with
            {
                Width = mlp.Width.IsUniform ? new LayerWidths(Wider(mlp.Width[1])) : new LayerWidths(mlp.Width.Values.Select(Wider)),
            },
            RecurrentConfig { HiddenSize: <= Narrow } recurrent => recurrent with { HiddenSize = Wider(recurrent.HiddenSize) },
            SequentialConfig sequential => sequential.Map((layer, place) => place == LayerPlace.Hidden && layer is LinearLayerConfig linear
                ? linear with { OutFeatures = Wider(linear.OutFeatures) }
                : layer),
            var other => other,
        };
        if (!model.Equals(task.Config.Model))
        {
            var words = string.Create(CultureInfo.InvariantCulture, $"narrow hidden layers {Factor} times as wide");
            yield return new RemedyOption("width-x4", words, task.Config with { Model = model });
        }
    }

    private static int Wider(int width) => width <= Narrow ? Factor * width : width;
}
