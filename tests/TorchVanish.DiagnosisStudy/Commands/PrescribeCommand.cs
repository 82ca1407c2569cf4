using TorchVanish.Analysis.Prescription;
using TorchVanish.DiagnosisStudy.Prescriptions;
using TorchVanish.DiagnosisStudy.Programs;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>
/// prescribe DIR --out DIR [--runs DIR] [--split NAME] [--kind failing|working] [--most N] [--budget N] [--jobs N]: prescribes for the
/// programs of DIR that have no result in --out yet, beside random search with the same work, and prints what came of all of them. --most 0
/// only prints.
/// </summary>
internal static class PrescribeCommand
{
    private const int Usual = 30;

    public static void Run(Options options)
    {
        var folder = options.Positional[0];
        var (split, kind) = (options.Text("split", ""), options.Text("kind", "failing"));
        if (kind is not ("failing" or "working"))
            throw new ConfigException($"--kind {kind}: must be failing or working.");
        var study = new PrescriptionStudy(folder, options.Text("runs", Path.Combine(folder, "runs")), options.Text("out"),
            options.Number("budget", SearchBudget.Usual), options.Number("jobs", Environment.ProcessorCount));
        var labels = ProgramFiles.Labels(folder).Where(label => split.Length == 0 || label.Split == split)
            .Where(label => label.IsFailing == (kind == "failing")).ToList();
        study.Run(PrescriptionStudy.Chosen(labels, options.Number("most", Usual), study.Config));
        Console.Write(PrescriptionTable.Of(study.Read()));
    }
}
