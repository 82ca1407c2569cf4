using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Claims;

/// <summary>The settings that all claims of a ledger share.</summary>
/// <param name="Task">The data that networks learn in claims about training.</param>
/// <param name="Replicates">Of each experiment.</param>
/// <param name="Seed">Of replicate 0.</param>
/// <param name="Quick">Fewer steps: a first look.</param>
public sealed record ClaimSettings(DataConfig Task, int Replicates, int Seed, bool Quick)
{
    /// <summary>Steps of an experiment that trains.</summary>
    public int Steps => Quick ? 300 : 1000;
}
