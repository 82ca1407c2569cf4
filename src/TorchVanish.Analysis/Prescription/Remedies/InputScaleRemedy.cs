using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Standardized inputs.</summary>
internal sealed class InputScaleRemedy : Remedy
{
    public override string Family => "inputs";

    public override RemedyReach Reach => RemedyReach.Start;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        if (task.Config.Data is not StandardizedConfig { Standardize: false } data)
            yield break;
        var scaled = data switch
        {
            IdxConfig images => images with { Standardize = true, Scale = ImageScale.Standard },
            // Left out, the key for targets follows the key for inputs.
            CsvConfig { Task: TableTask.Regression } table =>
                table with { Standardize = true, StandardizeTargets = table.StandardizesTargets },
            _ => data with { Standardize = true },
        };
        yield return new RemedyOption("inputs-standardized", "standardized inputs", task.Config with { Data = scaled });
    }
}
