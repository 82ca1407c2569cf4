using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Measured;

namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>torchvanish diagnose, asked again at every recorded step. It names one cause, its verdict.</summary>
internal sealed class DiagnosisJudge : IJudge
{
    public string Name => "torchvanish diagnose";

    public Judgement Of(MeasuredRun run) => new([.. run.TrainingSteps.Select(step => At(run, step))]);

    private static Statement At(MeasuredRun run, int step)
    {
        var verdict = Diagnoser.Of(run, step).Verdict;
        return new Statement(step, Symptom.IsFault(verdict), [verdict]);
    }
}
