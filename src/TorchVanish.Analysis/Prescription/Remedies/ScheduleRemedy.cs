using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>A learning rate that rises over the first tenth of the steps, or that also falls as half a cosine after it.</summary>
internal sealed class ScheduleRemedy : Remedy
{
    private const int WarmupShare = 10;

    public override string Family => "schedule";

    public override RemedyReach Reach => RemedyReach.Training;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        var warmup = task.Config.Training.Steps / WarmupShare;
        if (task.Config.Training.Schedule is not ConstantScheduleConfig { WarmupSteps: 0 } || warmup == 0)
            yield break;
        yield return Option(task, new ConstantScheduleConfig { WarmupSteps = warmup }, "warmup", "a warm-up over a tenth of the steps");
        yield return Option(task, new CosineScheduleConfig { WarmupSteps = warmup }, "cosine", "a cosine schedule with a warm-up");
    }

    private static RemedyOption Option(RemedyTask task, ScheduleConfig schedule, string name, string words) =>
        new($"schedule-{name}", words, task.Config with { Training = task.Config.Training with { Schedule = schedule } });
}
