using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Prescription;

/// <summary>What a remedy is made for.</summary>
/// <param name="Config">The experiment as it is.</param>
/// <param name="Data">What its run says of the data; null where it says nothing.</param>
public sealed record RemedyTask(ExperimentConfig Config, DataFacts? Data);
