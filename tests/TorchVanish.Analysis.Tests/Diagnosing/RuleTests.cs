using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Diagnosing;

/// <summary>Each rule fires on a record with its fault, and on no healthy one.</summary>
public class RuleTests
{
    private static string Verdict(RecordOf record) => Diagnoser.Of(record.Build()).Verdict;

    private static Func<int, int, int, Quantity, double?> With(params (Quantity Quantity, Func<int, int, double?> Value)[] changes) =>
        (_, step, layer, quantity) => Array.Find(changes, change => change.Quantity == quantity).Value?.Invoke(step, layer);

    [Fact]
    public void ARunThatLearnsIsHealthy()
    {
        var diagnosis = Diagnoser.Of(new RecordOf().Build());
        Assert.Equal(Symptom.Healthy, diagnosis.Verdict);
        Assert.Equal((4, 4, 0), (diagnosis.Replicates.N, diagnosis.Replicates.Learn, diagnosis.Replicates.Fail));
    }

    /// <summary>Solved is not vanished: the same small and zero gradients are health where the loss is 0.</summary>
    [Theory]
    [InlineData(1e-35)]
    [InlineData(0)]
    public void ASolvedTaskWithAVanishedGradientIsHealthy(double gradient) => Assert.Equal(Symptom.Healthy, Verdict(new RecordOf
    {
        Course = (_, share) => (Math.Log(3) * Math.Exp(-60 * share), 1 - (0.66 * Math.Exp(-60 * share))),
        Layer = With((Quantity.PreactivationGradientNorm, (step, _) => step >= 100 ? gradient : null)),
    }));

    /// <summary>Dead and saturated units, and even a small ratio, are no fault of a network that learns.</summary>
    [Fact]
    public void SignsWithoutFailureAreNoFault() => Assert.Equal(Symptom.Healthy, Verdict(new RecordOf
    {
        Layer = With(
            (Quantity.DeadFraction, (_, layer) => layer == 1 ? 0.95 : null),
            (Quantity.PreactivationGradientNorm, (_, layer) => layer == 1 ? 1e-6 : null)),
    }));

    [Fact]
    public void AShrinkingSignalIsAVanishingGradient() => Assert.Equal(Symptom.VanishingGradient, Verdict(new RecordOf
    {
        Course = RecordOf.Stuck,
        Layer = With((Quantity.PreactivationGradientNorm, (_, layer) => layer == 1 ? 1e-6 : null)),
    }));

    [Fact]
    public void AGrowingSignalIsAnExplodingGradient() => Assert.Equal(Symptom.ExplodingGradient, Verdict(new RecordOf
    {
        Course = RecordOf.Stuck,
        Layer = With((Quantity.PreactivationGradientNorm, (_, layer) => layer == 1 ? 1e4 : null)),
    }));

    [Fact]
    public void UnitsThatAreOffFromTheStartAreDead()
    {
        var diagnosis = Diagnoser.Of(new RecordOf
        {
            Course = RecordOf.Stuck,
            Layer = With((Quantity.DeadFraction, (_, layer) => layer == 1
            ? 1 : null))
        }.Build());
        Assert.Equal(Symptom.DeadUnits, diagnosis.Verdict);
        Assert.Equal(0, diagnosis.Findings[0].SinceStep);
        Assert.Equal(["hidden1"], diagnosis.Findings[0].Layers);
    }

    /// <summary>Alive at step 0, off from step 2 on, after updates as large as the weights: the rate is the cause, dead units the
    /// consequence.</summary>
    [Fact]
    public void UnitsThatTheFirstStepsKillHaveTheRateAsTheirCause()
    {
        var diagnosis = Diagnoser.Of(new RecordOf
        {
            Course = (_, share) => (share == 0 ? 1.2 : share < 0.01 ? 500 : Math.Log(3), 0.34),
            Layer = With((Quantity.DeadFraction, (step, layer) => layer == 2 && step >= 2 ? 1 : null), (Quantity.UpdateRatio, (step, _) =>
                step < 2 ? 3 : 0)),
        }.Build());
        Assert.Equal(Symptom.LearningRateTooLarge, diagnosis.Verdict);
        Assert.Equal(2, diagnosis.Findings[0].SinceStep);
        Assert.Contains(diagnosis.Findings, finding => finding.Symptom == Symptom.DeadUnits);
    }

    [Fact]
    public void SaturatedTanhUnitsAreNamed() => Assert.Equal(Symptom.SaturatedUnits, Verdict(new RecordOf
    {
        Config = Mlp(new TanhConfig(), new XavierNormalConfig()),
        Course = RecordOf.Stuck,
        Layer = With((Quantity.SaturatedFraction, (_, layer) => layer == 1 ? 0.95 : null)),
    }));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void EqualWeightsArePoorInitialization(double weight) => Assert.Equal(Symptom.PoorInitialization, Verdict(new RecordOf
    {
        Config = Mlp(new TanhConfig(), new ConstantConfig { Weight = weight }),
        Course = RecordOf.Stuck,
        Layer = With((Quantity.PreactivationGradientNorm, (_, layer) => layer <= 2 ? 0 : null)),
    }));

    [Fact]
    public void ASignalThatGrowsTenfoldIsPoorInitialization() => Assert.Equal(Symptom.PoorInitialization, Verdict(new RecordOf
    {
        Course = RecordOf.Stuck,
        Layer = With((Quantity.ActivationStd, (step, layer) => step == 0 ? Math.Pow(20, layer) : null)),
    }));

    [Fact]
    public void ASignalThatCollapsesUnderSmallWeightsIsPoorInitialization() => Assert.Equal(Symptom.PoorInitialization, Verdict(new RecordOf
    {
        Course = RecordOf.Stuck,
        Layer = With((Quantity.ActivationStd, (_, layer) => layer == 2 ? 0.01 : null), (Quantity.WeightNorm, (_, _) => 2)),
    }));

    [Fact]
    public void LargeInputsAreNamedWhereTheRunFails()
    {
        var data = new RecordOf().Data with { Standardized = false, Inputs = new InputFacts(0, 9999, 5000, 0.5) };
        Assert.Equal(Symptom.UnscaledInputs, Verdict(new RecordOf { Data = data, Course = RecordOf.Stuck }));
        Assert.Equal(Symptom.Healthy, Verdict(new RecordOf { Data = data }));
    }

    /// <summary>‖δᵀX‖ ≤ ‖δ‖ ‖X‖: a weight gradient a thousand times δ cannot come from inputs of size 1.</summary>
    [Fact]
    public void LargeInputsShowInTheFirstGradientWhereTheyWereNotRecorded() => Assert.Equal(Symptom.UnscaledInputs, Verdict(new RecordOf
    {
        Data = new RecordOf().Data with { Standardized = false },
        Course = RecordOf.Stuck,
        Layer = With((Quantity.WeightGradientNorm, (_, layer) => layer == 1 ? 1000 : null)),
    }));

    [Fact]
    public void ADivergedRunSaysWhereItBroke()
    {
        var diagnosis = Diagnoser.Of(new RecordOf
        {
            Course = (_, share) => (share < 0.02 ? 1 : double.NaN, 0.34),
            Diverged = [.. Enumerable.Range(0, 4).Select(r => new DivergedReplicate(r, 5, "the loss is NaN"))],
        }.Build());
        Assert.Contains(diagnosis.Findings, finding => finding is { Symptom: Symptom.Diverged, SinceStep: 5 });
        Assert.Equal(Symptom.LearningRateTooLarge, diagnosis.Verdict);
    }

    [Fact]
    public void ALossThatStandsWithASoundGradientIsNotLearnable() => Assert.Equal(Symptom.NotLearnable,
        Verdict(new RecordOf { Course = RecordOf.Stuck }));

    [Fact]
    public void MemorisedTrainingSamplesAndNoGainInValidationAreNotLearnable() => Assert.Equal(Symptom.NotLearnable, Verdict(new RecordOf
    {
        Validation = (_, share) => (1.1 + share, 0.34),
    }));

    [Fact]
    public void AValidationLossThatRisesFromItsBestIsOverfitting() => Assert.Equal(Symptom.Overfitting, Verdict(new RecordOf
    {
        Validation = (_, share) => (0.8 + (2 * Math.Abs(share - 0.2)), 0.38),
    }));

    /// <summary>After 20 updates with momentum 0.01, 0.99²⁰ = 0.82 of the running statistics are the initial ones.</summary>
    [Theory]
    [InlineData(0.001, Symptom.TooFewSteps)]
    [InlineData(0.1, Symptom.Healthy)]
    public void RunningStatisticsThatHaveNotSettledNeedMoreSteps(double momentum, string verdict)
    {
        var config = ConfigReader.Read(
            $$"""
            { "name": "made-up", "data": { "kind": "blobs", "classes": 3 },
              "model": { "kind": "sequential", "layers": [ { "kind": "batch_norm", "momentum": {{FormattableString.Invariant($"{momentum}")}} },
                { "kind": "linear", "out_features": 16, "activation": "relu", "initialization": "he_normal" },
                { "kind": "linear", "out_features": 16, "activation": "relu", "initialization": "he_normal" },
                { "kind": "linear", "out_features": 3 } ] },
              "training": { "steps": 200, "learning_rate": 0.1 } }
            """, "made-up", ".");
        Assert.Equal(verdict, Verdict(new RecordOf
        {
            Config = config,
            Validation = (_, _) => (1.2, verdict == Symptom.Healthy ? 0.9
            : 0.34)
        }));
    }

    [Fact]
    public void ALossThatFallsAtATenthOfTheUsualRateNeedsALargerOne()
    {
        var slow = new RecordOf { Course = (_, share) => (1.1 - (0.1 * share), 0.35) };
        Assert.Equal(Symptom.TooFewSteps, Verdict(slow));
        Assert.Equal(Symptom.LearningRateTooSmall,
            Verdict(slow with { Config = slow.Config! with { Training = slow.Config.Training with { LearningRate = 0.01 } } }));
    }

    /// <summary>2 of 8 that stay at the constant answer are reported; 1 of 8 is one seed.</summary>
    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void SomeReplicatesThatFailAreCounted(int stuck, bool fault)
    {
        var learns = new RecordOf();
        var diagnosis = Diagnoser.Of((learns with
        {
            Replicates = 8,
            Course = (replicate, share) => replicate < stuck ? RecordOf.Stuck(replicate, share) : learns.Course(replicate, share),
        }).Build());
        Assert.Equal(fault, diagnosis.IsFault);
        Assert.Equal((8 - stuck, stuck), (diagnosis.Replicates.Learn, diagnosis.Replicates.Fail));
    }

    private static ExperimentConfig Mlp(ActivationConfig activation, InitializationConfig initialization) => new RecordOf().Config! with
    {
        Model = new MlpConfig { Depth = 2, Width = new LayerWidths(16), Activation = activation, Initialization = initialization },
    };
}
