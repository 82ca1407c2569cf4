using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Diagnosing;

/// <summary>What may be said of a training that has not ended, and of one that learns less than it could.</summary>
public class EarlyTests
{
    private static Func<int, int, int, Quantity, double?> Ratio(double ratio) =>
        (_, _, layer, quantity) => quantity == Quantity.PreactivationGradientNorm && layer == 1 ? ratio : null;

    /// <summary>At step 0 nothing has been learned, and nothing has been refuted.</summary>
    [Fact]
    public void ASignIsNoVerdictAtTheFirstStep()
    {
        var diagnosis = Diagnoser.Of(new RecordOf { Course = RecordOf.Stuck, Layer = Ratio(1e-6) }.Build(), 0);
        Assert.Equal(Symptom.CannotTell, diagnosis.Verdict);
        Assert.Contains(diagnosis.Findings, finding => finding.Symptom == Symptom.VanishingGradient);
    }

    [Theory]
    [InlineData(1e-6, Symptom.VanishingGradient)]
    [InlineData(5e-3, Symptom.CannotTell)]
    public void ASignStandsWhereTheLossHasStoodStillForAWhile(double ratio, string verdict) => Assert.Equal(verdict,
        Diagnoser.Of(new RecordOf { Course = RecordOf.Stuck, Layer = Ratio(ratio) }.Build(), 50).Verdict);

    /// <summary>The same signs in a network whose loss falls: it has not learned yet, which is no failure.</summary>
    [Fact]
    public void ASignIsNoVerdictWhileTheLossFalls() => Assert.Equal(Symptom.CannotTell, Diagnoser.Of(new RecordOf
    {
        Course = (_, share) => (1.2 - (2 * share), 0.34),
        Layer = Ratio(1e-6),
    }.Build(), 20).Verdict);

    [Fact]
    public void AFactStandsAtOnce() => Assert.Equal(Symptom.PoorInitialization, Diagnoser.Of(new RecordOf
    {
        Config = Model(new MlpConfig
        {
            Depth = 2,
            Width = new LayerWidths(16),
            Activation = new TanhConfig(),
            Initialization = new ConstantConfig(),
        }),
        Course = RecordOf.Stuck,
    }.Build(), 0).Verdict);

    [Fact]
    public void APlateauIsNoVerdictInTheFirstThird() => Assert.Equal(Symptom.CannotTell,
        Diagnoser.Of(new RecordOf { Course = RecordOf.Stuck }.Build(), 50).Verdict);

    /// <summary>200 steps of 10⁻⁵ of the norm move a matrix by 0.2%: known at step 0, and only where the rate can be the reason.</summary>
    [Theory]
    [InlineData(0.001, Symptom.LearningRateTooSmall)]
    [InlineData(0.1, Symptom.CannotTell)]
    public void StepsThatLeadNowhereAreSeenAtOnce(double rate, string verdict)
    {
        var record = new RecordOf
        {
            Course = RecordOf.Stuck,
            Layer = (_, _, _, quantity) => quantity == Quantity.UpdateRatio ? 1e-5 : quantity == Quantity.WeightChange ? 0 : null,
        };
        Assert.Equal(verdict, Diagnoser.Of((record with
        {
            Config = record.Config! with { Training = record.Config.Training with { LearningRate = rate } },
        }).Build(), 1).Verdict);
    }

    [Theory]
    [InlineData(0.5, Symptom.UnscaledInputs)]
    [InlineData(0.97, Symptom.Healthy)]
    public void UnscaledInputsAreNamedWhereANetworkLearnsLessThanItCould(double accuracy, string verdict) => Assert.Equal(verdict,
        Diagnoser.Of(new RecordOf
        {
            Data = new RecordOf().Data with { Standardized = false, Inputs = new InputFacts(0, 999, 500, 500) },
            Course = (_, share) => (0.2 + (0.9 * Math.Exp(-5 * share)), accuracy - ((accuracy - 0.34) * Math.Exp(-5 * share))),
        }.Build()).Verdict);

    /// <summary>Training gets better, validation never does: said long before the samples are known by heart.</summary>
    [Fact]
    public void LabelsThatMeanNothingShowInTheGap() => Assert.Equal(Symptom.NotLearnable, Diagnoser.Of(new RecordOf
    {
        Course = (_, share) => (1.0986 - (0.3 * share), 0.34 + (0.2 * share)),
        Validation = (_, share) => (1.1 + (0.5 * share), 0.33),
    }.Build()).Verdict);

    [Fact]
    public void ALayerOfOneUnitIsABottleneck() => Assert.Equal(Symptom.WrongArchitecture, Diagnoser.Of(new RecordOf
    {
        Config = Model(new MlpConfig
        {
            Depth = 2,
            Width = new LayerWidths([1, 16]),
            Activation = new TanhConfig(),
            Initialization = new XavierNormalConfig(),
        }),
        Course = (_, share) => (0.9 + (0.19 * Math.Exp(-5 * share)), 0.6 - (0.26 * Math.Exp(-5 * share))),
    }.Build()).Verdict);

    /// <summary>ln(e + 1) − 1 = 0.3133 is no floor of a loss that was below it once.</summary>
    [Theory]
    [InlineData(0.3133, Symptom.WrongOutput)]
    [InlineData(0.25, Symptom.Healthy)]
    public void ALossBelowTheFloorOfTwoSoftmaxesRefutesThem(double least, string verdict) => Assert.Equal(verdict, Diagnoser.Of(new RecordOf
    {
        Config = null,
        TrivialLoss = Math.Log(2),
        TrivialAccuracy = 0.5,
        Course = (_, share) => (share == 0 ? Math.Log(2) : share < 0.3 ? least : 0.3134, share == 0 ? 0.5 : 0.97),
    }.Build()).Verdict);

    private static ExperimentConfig Model(MlpConfig model) => new RecordOf().Config! with { Model = model };
}
