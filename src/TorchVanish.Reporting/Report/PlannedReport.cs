using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;

namespace TorchVanish.Reporting.Report;

/// <summary>Runs that are indexed, summed up and drawn; the first is the baseline.</summary>
internal sealed record PlannedReport(
    IReadOnlyList<MeasuredRun> Runs,
    IReadOnlyList<RunSummary> Summaries,
    IReadOnlyList<Diagnosis> Diagnoses,
    IReadOnlyList<ReportFigure> Figures);
