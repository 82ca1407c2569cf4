using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription;

/// <summary>One remedy, or several together, applied to an experiment.</summary>
/// <param name="Parts">The ids of the options, in the order of the catalogue.</param>
/// <param name="Families">The families of the parts.</param>
/// <param name="Words">What is changed, for a sentence.</param>
/// <param name="Size">The sum of the reaches of the parts: the smaller, the less is changed.</param>
/// <param name="Config">The experiment with all of the changes.</param>
public sealed record Proposal(IReadOnlyList<string> Parts, IReadOnlyList<string> Families, string Words, int Size, ExperimentConfig Config)
{
    /// <summary>Names its runs.</summary>
    public string Id => string.Join(".", Parts);
}
