using System.Text.Json.Nodes;
using TorchVanish.Analysis.Claims;
using TorchVanish.Cli.Terminal;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Cli;

/// <summary>reproduce --suite textbook: the runs of a ledger and the document of its claims.</summary>
internal static class LedgerSuite
{
    /// <summary>One run per experiment, in a folder of its own.</summary>
    public static List<RunPlan> Plans(IEnumerable<ExperimentConfig> experiments, string folder) =>
        [.. experiments.Select(e => new RunPlan(e, Path.Combine(folder, LedgerRecord.Experiments, e.Name)))];

    /// <summary>The runs that are missing or interrupted.</summary>
    public static List<RunPlan> Open(string folder, LedgerRecord record)
    {
        var ledger = new ClaimLedger(ClaimLedger.Named(record.Claims), record.Settings);
        return [.. Plans(ledger.Experiments(), folder).Select(Rest).OfType<RunPlan>()];

        static RunPlan? Rest(RunPlan plan) =>
            !RunStore.Exists(plan.Folder) ? plan
            : RunStore.Read(plan.Folder).Status is { IsComplete: true } ? null
            : plan with { Resume = true };
    }

    /// <summary>The document that --json prints.</summary>
    /// <param name="asked">The ids of the claims; those without a verdict are listed as unfinished.</param>
    public static JsonObject Document(string folder, IReadOnlyList<string> asked)
    {
        var judged = ClaimsFile.Read(folder).Claims.Select(claim => claim.Id);
        var claims = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, ClaimsFile.Json)))!["claims"];
        return new JsonObject
        {
            ["folder"] = folder,
            ["report"] = Path.Combine(folder, RunFiles.ReportHtml),
            ["claims"] = claims?.DeepClone(),
            ["unfinished"] = JsonOutput.Array(asked.Except(judged)),
        };
    }
}
