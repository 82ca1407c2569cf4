using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription;

/// <summary>One form of a remedy, applied.</summary>
/// <param name="Id">Unlike that of any other option of the catalogue; letters, digits, '_' and '-'.</param>
/// <param name="Words">What is changed, to follow "try": "relu as the activation".</param>
/// <param name="Config">The experiment with the change.</param>
public sealed record RemedyOption(string Id, string Words, ExperimentConfig Config);
