using TorchVanish.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>Receives the progress of training, from any thread.</summary>
public interface ITrainingObserver
{
    /// <summary>The experiment's replicates have taken this many more steps, all together.</summary>
    void Advanced(string experiment, int steps);

    /// <summary>The experiment has ended and its folder is complete.</summary>
    void Finished(string experiment, RunStatus status);

    /// <summary>Something in the run's config or data is legal but suspicious.</summary>
    /// <param name="note">One sentence.</param>
    void Noted(string run, string note)
    {
    }
}
