using System.Text.Json.Nodes;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Cli.Terminal;
using TorchVanish.Configuration;
using TorchVanish.Runs.Files;

namespace TorchVanish.Cli.Prescribing;

/// <summary>What prescribe --json prints and remedies.json contains.</summary>
internal static class PrescriptionDocument
{
    public static JsonObject Of(Prescription prescription) => new()
    {
        ["answer"] = RecordJson.Name(prescription.Answer.ToString()),
        ["reason"] = PrescriptionWords.Answer(prescription),
        ["untouched"] = Untouched(prescription.Untouched),
        ["remedies"] = JsonOutput.Array(prescription.Remedies, remedy => Remedy(prescription.Config, remedy)),
        ["prescription"] = Chosen(prescription),
        ["random_search"] = prescription.Baseline is { } baseline ? Baseline(prescription.Config, baseline) : null,
        ["spent"] = JsonOutput.Number(Math.Round(prescription.Spent, 1)),
    };

    private static JsonObject Untouched(UntouchedRun untouched) => new()
    {
        ["diagnosis"] = untouched.Diagnosis,
        ["healthy"] = untouched.IsHealthy,
        ["measure"] = untouched.IsAccuracy ? "validation_accuracy" : "share_of_trivial_loss_gone",
        ["score"] = JsonOutput.Number(untouched.Score.Estimate),
        ["low"] = JsonOutput.Number(untouched.Score.Low),
        ["high"] = JsonOutput.Number(untouched.Score.High),
        ["trivial"] = JsonOutput.Number(untouched.Trivial),
        ["diverged"] = untouched.Diverged,
        ["gradient_ratio"] = JsonOutput.Number(untouched.GradientRatio),
    };

    private static JsonObject Remedy(ExperimentConfig config, TriedRemedy remedy) => new()
    {
        ["remedy"] = remedy.Proposal.Words,
        ["change"] = Change(config, remedy),
        ["gain"] = JsonOutput.Number(remedy.Gain.Estimate),
        ["low"] = JsonOutput.Number(remedy.Gain.Low),
        ["high"] = JsonOutput.Number(remedy.Gain.High),
        ["replicates"] = remedy.Gain.Replicates,
        ["steps"] = remedy.Steps,
        ["verdict"] = PrescriptionWords.Verdict(remedy.Verdict),
        ["fresh_seeds"] = remedy.Round.Fresh,
        ["score"] = JsonOutput.Number(remedy.Score),
        ["steps_to_untouched_best"] = JsonOutput.Number(remedy.StepsToBest),
        ["gradient_ratio"] = JsonOutput.Number(remedy.GradientRatio),
        ["cost"] = JsonOutput.Number(remedy.Cost),
    };

    private static JsonObject? Chosen(Prescription prescription) => prescription.Chosen is not { } chosen ? null : new JsonObject
    {
        ["remedy"] = chosen.Proposal.Words,
        ["change"] = Change(prescription.Config, chosen),
        ["gain"] = JsonOutput.Number(chosen.Gain.Estimate),
        ["low"] = JsonOutput.Number(chosen.Gain.Low),
        ["high"] = JsonOutput.Number(chosen.Gain.High),
        ["config"] = JsonNode.Parse(ConfigWriter.Write(chosen.Proposal.Config)),
    };

    private static JsonObject Baseline(ExperimentConfig config, RandomBaseline baseline) => new()
    {
        ["prescribed"] = baseline.Prescribed is { } prescribed ? Remedy(config, prescribed) : null,
        ["random"] = baseline.Random is { } random ? Remedy(config, random) : null,
        ["difference"] = JsonOutput.Number(baseline.Difference.Estimate),
        ["low"] = JsonOutput.Number(baseline.Difference.Low),
        ["high"] = JsonOutput.Number(baseline.Difference.High),
    };

    private static JsonObject Change(ExperimentConfig config, TriedRemedy remedy) =>
        new(ConfigChange.Of(config, remedy.Proposal.Config).Select(pair => new KeyValuePair<string, JsonNode?>(pair.Key, pair.Value)));
}
