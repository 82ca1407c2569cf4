using TorchVanish.Records.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>Is told how training goes on, from any thread.</summary>
public interface ITrainingObserver
{
    /// <summary>So many more steps of replicates are behind us in this experiment.</summary>
    void Advanced(string experiment, int steps);

    /// <summary>The experiment has ended and its folder is whole.</summary>
    void Finished(string experiment, RunStatus status);
}
