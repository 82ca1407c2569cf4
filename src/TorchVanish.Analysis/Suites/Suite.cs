using TorchVanish.Records.Configuration;
using TorchVanish.Records.Runs;

namespace TorchVanish.Analysis.Suites;

/// <summary>Experiments that belong together, and how a report arranges them.</summary>
public sealed record Suite(SuiteRecord Record, IReadOnlyList<ExperimentConfig> Experiments);

/// <summary>What a person can ask of a suite.</summary>
/// <param name="FashionMnist">Real images; otherwise a synthetic set.</param>
/// <param name="DataDirectory">Where the images are; null for the usual places.</param>
/// <param name="Replicates">Null for the suite's own number.</param>
/// <param name="Quick">Fewer replicates and steps, so wider intervals.</param>
public sealed record SuiteOptions(bool FashionMnist, string? DataDirectory, int? Replicates, int Seed, bool Quick);
