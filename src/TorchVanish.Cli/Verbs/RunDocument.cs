using System.Text.Json.Nodes;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Summary;
using TorchVanish.Cli.Terminal;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

/// <summary>The output of run --json.</summary>
internal static class RunDocument
{
    public static JsonObject Of(RunRecord run)
    {
        var summary = RunSummary.Of(MeasuredRun.From([run])[0]);
        return new JsonObject
        {
            ["name"] = run.Name,
            ["folder"] = run.Folder,
            ["report"] = Path.Combine(run.Folder, RunFiles.ReportHtml),
            ["state"] = run.Status?.State.ToString().ToLowerInvariant(),
            ["message"] = run.Status?.Message,
            ["facts"] = JsonOutput.Array(RunStory.Facts(summary)),
            ["notes"] = JsonOutput.Array(run.Manifest?.Notes ?? []),
            ["validation_accuracy"] = new JsonObject
            {
                ["mean"] = JsonOutput.Number(summary.Learning.Accuracy.Estimate),
                ["low"] = JsonOutput.Number(summary.Learning.Accuracy.Low),
                ["high"] = JsonOutput.Number(summary.Learning.Accuracy.High),
            },
            ["trivial_accuracy"] = JsonOutput.Number(summary.Learning.Trivial.Accuracy),
            ["diverged"] = JsonOutput.Array(run.Status?.DivergedReplicates ?? [], Diverged),
        };
    }

    private static JsonObject Diverged(DivergedReplicate diverged) => new()
    {
        ["replicate"] = diverged.Replicate,
        ["step"] = diverged.Step,
        ["cause"] = diverged.Cause,
    };
}
