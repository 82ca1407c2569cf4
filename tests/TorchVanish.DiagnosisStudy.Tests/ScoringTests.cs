using TorchVanish.Analysis.Diagnosis;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;
using TorchVanish.DiagnosisStudy.Scoring;

namespace TorchVanish.DiagnosisStudy.Tests;

/// <summary>How programs are counted, and the statistics behind it.</summary>
public sealed class ScoringTests
{
    // Newcombe 1998, table I, method 3: 81 of 263, 15 of 148, 0 of 20 and 1 of 29.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_interval_is_the_published_one(int successes, int trials, double low, double high)
    {
        var share = new Wilson(successes, trials);
        Assert.Equal((low, high), (Math.Round(share.Low, 4), Math.Round(share.High, 4)));
    }

    [Fact]
    public void A_verdict_counts_from_where_it_stays_right()
    {
        var judged = Of([Symptom.VanishingGradient], Says(0, Symptom.VanishingGradient), Says(10, Symptom.DeadUnits),
            Says(50, Symptom.VanishingGradient), Says(100, Symptom.VanishingGradient));
        Assert.True(judged.IsRight);
        Assert.Equal((0.0, 0.5), (judged.FirstRight, judged.FirmRight));
    }

    [Fact]
    public void A_last_verdict_that_is_wrong_is_wrong() =>
        Assert.Null(Of([Symptom.VanishingGradient], Says(0, Symptom.VanishingGradient), Says(50, Symptom.DeadUnits)).FirstRight);

    [Fact]
    public void What_is_acceptable_is_no_false_alarm()
    {
        Assert.False(Of([Symptom.Healthy], Says(0, Symptom.Overfitting)).IsFalseAlarm);
        Assert.True(Of([Symptom.Healthy], Says(0, Symptom.DeadUnits)).IsFalseAlarm);
        Assert.True(Of([Symptom.Healthy], Says(0, Symptom.DeadUnits), Says(50, Symptom.Healthy)).WasFalseAlarm);
        Assert.False(Of([Symptom.Healthy], Says(0, Symptom.DeadUnits), Says(50, Symptom.Healthy)).IsFalseAlarm);
    }

    [Fact]
    public void Outcomes_agree_within_chance_and_disagree_beyond_it()
    {
        Assert.True(new OutcomeComparison(Learning(8, of: 8), Learning(6, of: 8)).Agrees);
        Assert.False(new OutcomeComparison(Learning(8, of: 8), Learning(1, of: 8)).Agrees);
        // It and its mirror image: 8 tables each of the C(16, 9) = 11,440 with these margins.
        Assert.Equal(2 * 8.0 / 11440, new OutcomeComparison(Learning(8, of: 8), Learning(1, of: 8)).ShareProbability, 9);
    }

    private static Outcome Learning(int learn, int of) => new()
    {
        Id = "program",
        Seeds = of,
        ShareThatLearns = (double)learn / of,
        ValidationFinal = [.. Enumerable.Range(0, of).Select(seed => (double?)(seed < learn ? 0.8 + (0.01 * seed) : 0.01 * seed))],
    };

    private static Judged Of(string[] faults, params Statement[] course) =>
        new(new ProgramLabel("program", "configs/program.json", faults, [Symptom.Overfitting], "made up"), new Judgement(course),
            Steps: 100);

    private static Statement Says(int step, string symptom) => new(step, Symptom.IsFault(symptom), [symptom]);
}
