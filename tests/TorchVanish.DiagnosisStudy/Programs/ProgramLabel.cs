using TorchVanish.Analysis.Diagnosis;

namespace TorchVanish.DiagnosisStudy.Programs;

/// <summary>One program of labels.json: what is wrong with it.</summary>
/// <param name="Id">Also the name of its run folder.</param>
/// <param name="Config">Its config, relative to the folder of labels.json.</param>
/// <param name="Faults">Any of them is a right verdict; healthy where nothing is wrong.</param>
/// <param name="Acceptable">No false alarm if named.</param>
internal sealed record ProgramLabel(string Id, string Config, IReadOnlyList<string> Faults, IReadOnlyList<string> Acceptable, string Why)
{
    /// <summary>calibrate or test; null where the programs are not split.</summary>
    public string? Split { get; init; }

    /// <summary>How the program came about: the kinds of which are counted together.</summary>
    public string? Family { get; init; }

    public bool IsFailing => !Faults.Contains(Symptom.Healthy);
}
