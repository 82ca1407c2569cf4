using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.DiagnosisStudy.Programs;

/// <summary>Trainings of the study show no progress of their own.</summary>
internal sealed class SilentObserver : ITrainingObserver
{
    public void Advanced(string experiment, int steps)
    {
    }

    public void Finished(string experiment, RunStatus status)
    {
    }
}
