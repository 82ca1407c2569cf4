using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo;

/// <summary>A training with a planted cause, and its twin: the same training without the cause, on the same seeds.</summary>
internal sealed record Planted(ExperimentConfig Faulty, ExperimentConfig Twin, string Why)
{
    /// <summary>The planted cause, and what follows from it so directly that it is a right answer too.</summary>
    public required IReadOnlyList<string> Faults { get; init; }

    /// <summary>What may also be named without harm, where the cell turns out to work.</summary>
    public IReadOnlyList<string> Acceptable { get; init; } = [];
}

/// <summary>A training that is to work.</summary>
internal sealed record Working(ExperimentConfig Config, string Why)
{
    /// <summary>Symptoms that it shows although it works: no false alarm if named.</summary>
    public IReadOnlyList<string> Acceptable { get; init; } = [];
}

/// <summary>How a kind of cell is drawn, and how often in each part of the zoo.</summary>
internal sealed record Recipe<T>(string Name, int Times, Func<Habitat, T> Draw);
