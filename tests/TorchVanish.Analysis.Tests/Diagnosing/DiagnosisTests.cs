using System.Text.Json.Nodes;
using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Diagnosing;

/// <summary>The form of a diagnosis: its file, its words, and what it may look at.</summary>
public class DiagnosisTests
{
    [Fact]
    public void TheFileHasTheKeysOfTheContract()
    {
        var node = JsonNode.Parse(FindingsFile.Text(Diagnoser.Of(new RecordOf { Course = RecordOf.Stuck }.Build())))!.AsObject();
        Assert.Equal(["verdict", "confidence", "findings", "replicates"], node.Select(pair => pair.Key));
        Assert.Equal(["n", "learn", "fail"], node["replicates"]!.AsObject().Select(pair => pair.Key));
        Assert.Equal(
            ["symptom", "layers", "since_step", "confidence", "evidence", "explanation", "remedies"],
            node["findings"]![0]!.AsObject().Select(pair => pair.Key));
        Assert.Equal(node["verdict"]!.GetValue<string>(), node["findings"]![0]!["symptom"]!.GetValue<string>());
    }

    [Fact]
    public void TheFileReadsBack()
    {
        using var folder = new TemporaryFolder();
        var diagnosis = Diagnoser.Of(new RecordOf { Course = RecordOf.Stuck }.Build());
        FindingsFile.Write(folder.Path, diagnosis);
        Assert.Equal(FindingsFile.Text(diagnosis), FindingsFile.Text(FindingsFile.Read(folder.Path)));
    }

    /// <summary>What comes after the step does not matter: a run that dies at step 50 is judged at step 20 as one that does not.</summary>
    [Fact]
    public void NothingAfterTheStepIsLookedAt()
    {
        var learns = new RecordOf();
        var dies = new RecordOf { Course = (replicate, share) => share >= 0.25 ? (double.NaN, 0) : learns.Course(replicate, share) };
        Assert.Equal(FindingsFile.Text(Diagnoser.Of(learns.Build(), 20)), FindingsFile.Text(Diagnoser.Of(dies.Build(), 20)));
    }

    [Fact]
    public void TheFirstLineNamesCauseAndRemedy()
    {
        var line = DiagnosisWords.FirstLine(Diagnoser.Of(new RecordOf
        {
            Course = RecordOf.Stuck,
            Layer = (_, _, layer, quantity) => quantity == Quantity.PreactivationGradientNorm && layer == 1 ? 1e-6 : null,
        }.Build()));
        Assert.StartsWith("vanishing_gradient: The gradient vanishes", line);
        Assert.Contains("Try first: Initialize with he_normal.", line);
        Assert.DoesNotContain('\n', line);
    }

    /// <summary>A record without config, manifest and levels, as a stranger's table: no exception, and the untrained network is the
    /// level.</summary>
    [Fact]
    public void ABareTableIsJudgedAgainstTheUntrainedNetwork()
    {
        var bare = new RecordOf { Config = null, HasManifest = false, HiddenLayers = 0 };
        Assert.Equal(Symptom.Healthy, Diagnoser.Of(bare.Build()).Verdict);
        Assert.NotEqual(Symptom.Healthy, Diagnoser.Of((bare with { Course = RecordOf.Stuck }).Build()).Verdict);
    }

    [Fact]
    public void EverySymptomIsKnownByItsName() => Assert.Equal(19, Symptom.All.Distinct().Count());
}
