using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;

namespace TorchVanish.Reporting.Report;

/// <summary>The content of a report: runs with their summaries, diagnoses and figures. The first run is the baseline.</summary>
internal sealed record PlannedReport(
    IReadOnlyList<MeasuredRun> Runs,
    IReadOnlyList<RunSummary> Summaries,
    IReadOnlyList<Diagnosis> Diagnoses,
    IReadOnlyList<ReportFigure> Figures);
