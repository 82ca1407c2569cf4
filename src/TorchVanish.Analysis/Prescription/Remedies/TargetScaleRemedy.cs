using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Standardized targets, where they are numbers.</summary>
internal sealed class TargetScaleRemedy : Remedy
{
    public override string Family => "targets";

    public override RemedyReach Reach => RemedyReach.Start;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        if (task.Config.Data is CsvConfig { Task: TableTask.Regression, StandardizesTargets: false } table)
        {
            var scaled = table with { StandardizeTargets = true };
            yield return new RemedyOption("targets-standardized", "standardized targets", task.Config with { Data = scaled });
        }
    }
}
