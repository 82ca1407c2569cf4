using TorchVanish.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>Receives the progress of training, from any thread.</summary>
public interface ITrainingObserver
{
    /// <summary>The replicates of an experiment have taken this many more steps in total.</summary>
    void Advanced(string experiment, int steps);

    /// <summary>The experiment has ended and its folder is complete.</summary>
    void Finished(string experiment, RunStatus status);

    /// <summary>The config or the data of a run are valid but unusual.</summary>
    /// <param name="note">One sentence.</param>
    void Noted(string run, string note)
    {
    }
}
