using TorchVanish.Records.Runs;

namespace TorchVanish.Experiments.Training;

/// <summary>Is told about the progress of training, from any thread.</summary>
public interface ITrainingObserver
{
    /// <summary>Something in the config or the data of this run is legal but suspicious. Called before training, once for each note.</summary>
    /// <param name="note">One sentence.</param>
    void Noted(string run, string note)
    {
    }

    /// <summary>The replicates of this experiment have taken so many more steps.</summary>
    void Advanced(string experiment, int steps);

    /// <summary>The experiment has ended and its folder is complete.</summary>
    void Finished(string experiment, RunStatus status);
}
