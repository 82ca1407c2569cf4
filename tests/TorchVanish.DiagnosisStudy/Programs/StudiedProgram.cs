using TorchVanish.Analysis.Measured;
using TorchVanish.Runs;

namespace TorchVanish.DiagnosisStudy.Programs;

/// <summary>A labelled program and its run.</summary>
internal sealed record StudiedProgram(ProgramLabel Label, MeasuredRun Run)
{
    /// <summary>The programs of a folder, trained where they are not yet.</summary>
    /// <param name="split">calibrate or test; all programs if empty.</param>
    /// <param name="jobs">Threads to train with; 0 trains nothing and leaves out what is not trained.</param>
    public static IReadOnlyList<StudiedProgram> All(string folder, string runs, string split, int jobs)
    {
        var labels = ProgramFiles.Labels(folder).Where(label => split.Length == 0 || label.Split == split).ToList();
        if (jobs > 0)
            StudyTrainer.Train([.. labels.Select(label => (Path.Combine(folder, label.Config), Path.Combine(runs, label.Id)))], jobs);
        return [.. labels.Select(label => (Label: label, Folder: Path.Combine(runs, label.Id)))
            .Where(program => StudyTrainer.IsComplete(program.Folder))
            .Select(program => new StudiedProgram(program.Label, Read(program.Folder)))];
    }

    public static MeasuredRun Read(string folder) => MeasuredRun.From([RunStore.Read(folder)])[0];
}
