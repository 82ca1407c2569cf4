using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Gradients clipped to norm 1, or, where they are clipped, used as they are.</summary>
internal sealed class ClippingRemedy : Remedy
{
    public override string Family => "clipping";

    public override RemedyReach Reach => RemedyReach.Training;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        var norm = new NormClippingConfig();
        if (task.Config.Training.Clipping != norm)
            yield return Option(task, norm, "norm", "gradients clipped to norm 1");
        if (task.Config.Training.Clipping is not NoClippingConfig)
            yield return Option(task, new NoClippingConfig(), "none", "gradients that are not clipped");
    }

    private static RemedyOption Option(RemedyTask task, ClippingConfig clipping, string name, string words) =>
        new($"clipping-{name}", words, task.Config with { Training = task.Config.Training with { Clipping = clipping } });
}
