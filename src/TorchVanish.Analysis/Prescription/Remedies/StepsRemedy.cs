namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Four times as many steps.</summary>
internal sealed class StepsRemedy : Remedy
{
    private const int Factor = 4;

    public override string Family => "steps";

    public override RemedyReach Reach => RemedyReach.Training;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        var training = task.Config.Training;
        var longer = training with { Steps = Factor * training.Steps };
        yield return new RemedyOption("steps-x4", "four times as many steps", task.Config with { Training = longer });
    }
}
