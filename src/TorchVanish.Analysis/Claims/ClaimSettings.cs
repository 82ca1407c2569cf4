using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims;

/// <summary>The settings that all claims of a ledger share.</summary>
/// <param name="Task">The data that networks learn in claims about training.</param>
/// <param name="Replicates">The number of replicates of each experiment.</param>
/// <param name="Seed">The seed of replicate 0.</param>
/// <param name="Quick">Whether to train fewer steps, for a first look.</param>
public sealed record ClaimSettings(DataConfig Task, int Replicates, int Seed, bool Quick)
{
    /// <summary>Steps of an experiment that trains.</summary>
    public int Steps => Quick ? 300 : 1000;
}
