using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.DiagnosisStudy.Rules;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.DiagnosisStudy.Tests;

/// <summary>The published rules on made-up runs whose gradients are known.</summary>
public sealed class RuleTests
{
    private static readonly MadeUpRun Plain = new()
    {
        Activation = new ReluConfig(),
        Factor = 0.8,
        Accuracy = 0.9,
        Twist = Gradients((_, layer) => 0.01 * layer),
        // Without the noise of a batch, which one rule calls oscillation.
        TwistTraining = row => row with { TrainAccuracy = row.ValidationAccuracy },
    };

    public static TheoryData<string> All => [.. Judges.Published.Select(rules => rules.Name)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_plain_run_is_not_flagged(string rules) => Assert.False(Verdict(rules, Plain).Verdict.Flagged);

    [Theory]
    [MemberData(nameof(All))]
    public void A_replicate_in_four_that_diverges_does_not_flag_the_run(string rules) =>
        Assert.False(Verdict(rules, Plain with { LastDiverges = true }).Verdict.Flagged);

    [Theory]
    [InlineData("AutoTrainer, thresholds", 1e-5)]
    [InlineData("DeepDiagnosis, gradient rules", 1e-7)]
    [InlineData("DeepDiagnosis, all rules", 1e-7)]
    [InlineData("TheDeepChecker", 1e-6)]
    [InlineData("SageMaker Debugger", 1e-7)]
    public void A_tiny_gradient_in_the_first_layer_is_called_vanishing_from_the_step_on_where_it_is(string rules, double gradient)
    {
        var run = Plain with { Twist = Gradients((step, layer) => step >= 100 && layer == 1 ? gradient : 0.05) };
        var verdict = Verdict(rules, run);
        Assert.Contains(Symptom.VanishingGradient, verdict.Verdict.Named);
        Assert.Equal(verdict.Course[0].Step, MeasuredRun.From([run.Build()])[0].Steps.First(step => step >= 100));
    }

    [Theory]
    [InlineData(69, false)]
    [InlineData(71, true)]
    public void AutoTrainer_calls_a_first_gradient_of_more_than_seventy_last_ones_exploding(double ratio, bool flagged)
    {
        var run = Plain with { Twist = Gradients((_, layer) => layer == 1 ? ratio : 1) };
        Assert.Equal(flagged, Verdict("AutoTrainer, thresholds", run).Verdict.Named.Contains(Symptom.ExplodingGradient));
    }

    [Theory]
    [InlineData(0.9, false)]
    [InlineData(0.5, true)]
    public void AutoTrainer_as_published_speaks_only_of_a_training_with_little_accuracy_and_after_a_third_of_it(double accuracy,
        bool flagged)
    {
        var run = Plain with { Accuracy = accuracy, Twist = Gradients((_, layer) => layer == 1 ? 1e-6 : 1) };
        var verdict = Verdict("AutoTrainer, as published", run);
        Assert.Equal(flagged, verdict.Verdict.Named.Contains(Symptom.VanishingGradient));
        Assert.All(verdict.Course.Where(statement => statement.Flagged), statement => Assert.True(statement.Step >= 0.3 * run.Steps));
    }

    [Fact]
    public void A_layer_of_dead_units_makes_its_own_gradients_zero_and_those_of_the_weights_that_read_it()
    {
        SampledLayer[] layers = [Layer(weights: 100, dead: 0.5), Layer(weights: 100, dead: 0.2), Layer(weights: 10, dead: 0)];
        var sampled = new Sampled(0, new TrainingRow(0, 0, 1, 0, 1, 0, 1, 1), layers);
        Assert.Equal(((0.5 * 100) + ((1 - (0.8 * 0.5)) * 100) + (0.2 * 10)) / 210, sampled.ZeroShare, 12);
    }

    private static SampledLayer Layer(double weights, double dead) =>
        new(new LayerRow(0, 0, 1, "hidden1", [.. Quantities.All.Select(_ => 0.0)]), 1, weights, dead, IsRelu: true, "relu");

    private static Judgement Verdict(string rules, MadeUpRun run) =>
        Judges.Published.Single(judge => judge.Name == rules).Of(MeasuredRun.From([run.Build()])[0]);

    /// <summary>With ‖∂L/∂W‖ as given, and no unit dead.</summary>
    private static Func<int, int, int, Quantity, double, double> Gradients(Func<int, int, double> norm) =>
        (_, step, layer, quantity, value) => quantity switch
    {
        Quantity.WeightGradientNorm when double.IsFinite(value) => norm(step, layer),
        Quantity.DeadFraction or Quantity.SaturatedFraction => 0,
        _ => value,
    };
}
