using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;

namespace TorchVanish.Cli.Prescribing;

internal static class Diagnosed
{
    public static (string Symptom, bool IsHealthy) Of(MeasuredRun run) =>
        Learning.Of(run).Verdict == LearningVerdict.Learns ? ("healthy", true) : ("cannot_tell", false);
}
