using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Diagnosing;

/// <summary>The last activation, the loss and the targets: what goes together, and what does not.</summary>
public class OutputTests
{
    private static readonly TargetFacts Large = new(50, 30, Standardized: false) { Minimum = 3, Maximum = 103 };

    [Theory]
    [InlineData("softmax", 1, Loss.SquaredError, true)]
    [InlineData("relu", 3, Loss.CategoricalCrossEntropy, true)]
    [InlineData("identity", 3, Loss.CategoricalCrossEntropy, true)]
    [InlineData("softsign", 3, Loss.CategoricalCrossEntropy, true)]
    [InlineData("tanh", 3, Loss.BinaryCrossEntropy, true)]
    [InlineData("softmax", 3, Loss.CrossEntropy, true)]
    [InlineData("softmax", 3, Loss.Hinge, true)]
    [InlineData("softmax", 3, Loss.CategoricalCrossEntropy, false)]
    [InlineData("sigmoid", 3, Loss.CategoricalCrossEntropy, false)]
    [InlineData("sigmoid", 1, Loss.BinaryCrossEntropy, false)]
    [InlineData("softmax", 3, Loss.SquaredError, false)]
    [InlineData("identity", 3, Loss.CrossEntropy, false)]
    public void TheConfigTellsWhichOutputIsWrong(string activation, int outputs, Loss loss, bool wrong) =>
        Assert.Equal(wrong, Verdict(activation, outputs, loss, RecordOf.Stuck) == Symptom.WrongOutput);

    /// <summary>The same mismatch is no fault where the network learns in spite of it.</summary>
    [Fact]
    public void AMismatchThatDoesNoHarmIsNoFault() => Assert.Equal(Symptom.Healthy, Verdict("relu", 3, Loss.CategoricalCrossEntropy,
        new RecordOf().Course));

    [Theory]
    [InlineData("sigmoid", true)]
    [InlineData("tanh", true)]
    [InlineData("identity", false)]
    [InlineData("relu", false)]
    public void TargetsBeyondTheRangeOfTheOutputAreOutOfReach(string activation, bool wrong) => Assert.Equal(
        wrong,
        Verdict(activation, 1, Loss.SquaredError, (_, _) => (900 * 1.4, double.NaN), Large) == Symptom.WrongOutput);

    /// <summary>Nearly every answer is right and the loss stands at ln(e + 9) − 1 = 1.4612, in a table without a config.</summary>
    [Fact]
    public void ASoftmaxTwiceHasAFloor()
    {
        var record = new RecordOf
        {
            Config = null,
            HasManifest = false,
            Course = (_, share) => (1.4614 + (0.8412 * Math.Exp(-8 * share)), 0.97 - (0.87 * Math.Exp(-8 * share))),
        };
        var diagnosis = Diagnoser.Of(record.Build());
        Assert.Equal(Symptom.WrongOutput, diagnosis.Verdict);
        Assert.Contains("softmax twice", diagnosis.Findings[0].Explanation);
        Assert.Equal(Symptom.Healthy, Diagnoser.Of((record with
        {
            Course = (_, share) => (0.1 + (2.2026 * Math.Exp(-8 * share)),
            0.97 - (0.87 * Math.Exp(-8 * share)))
        }).Build()).Verdict);
    }

    private static string Verdict(string activation, int outputs, Loss loss, Func<int, double, (double, double)> course,
        TargetFacts? target = null)
    {
        var config = ConfigReader.Read(
            $$"""
            { "name": "made-up", "data": { "kind": "blobs", "classes": 3 },
              "model": { "kind": "sequential", "layers": [
                { "kind": "linear", "out_features": 16, "activation": "relu", "initialization": "he_normal" },
                { "kind": "linear", "out_features": 16, "activation": "relu", "initialization": "he_normal" },
                { "kind": "linear", "out_features": {{outputs}}, "activation": "{{activation}}" } ] },
              "training": { "steps": 200, "learning_rate": 0.1 } }
            """, "made-up", ".");
        var plain = new RecordOf();
        return Diagnoser.Of(new RecordOf
        {
            Config = config with { Training = config.Training with { Loss = loss } },
            Course = course,
            Data = target is null ? plain.Data : plain.Data with { Classes = [], Target = target },
            TrivialLoss = target is null ? plain.TrivialLoss : 900,
            TrivialAccuracy = target is null ? plain.TrivialAccuracy : null,
        }.Build()).Verdict;
    }
}
