using System.Text.Json.Serialization;
using TorchVanish.Analysis.Measured;
using TorchVanish.Runs;

namespace TorchVanish.DiagnosisStudy.Programs;

/// <summary>What a training came to, judged against the trivial answer: one program of outcomes.json.</summary>
internal sealed record Outcome
{
    /// <summary>A replicate learns if it makes up at least this share of the way from the trivial answer to a perfect one.</summary>
    public const double LearnsFrom = 0.2;

    private const string Training = "training";

    public required string Id { get; init; }

    public int Seeds { get; init; }

    /// <summary>validation, or training where the data are too few to hold any out.</summary>
    public string JudgedOn { get; init; } = "validation";

    /// <summary>accuracy, or R2 = 1 - loss / trivial loss.</summary>
    public string Measure { get; init; } = "accuracy";

    public double TrivialPredictor { get; init; }

    /// <summary>One number a replicate: its accuracy, or R2.</summary>
    public IReadOnlyList<double?> ValidationFinal { get; init; } = [];

    /// <summary>The same of the training split, where it was judged on that.</summary>
    public IReadOnlyList<double?> TrainingFinal { get; init; } = [];

    public double? ValidationMedian { get; init; }

    /// <summary>Median over replicates of (accuracy - trivial) / (1 - trivial), or of R2.</summary>
    public double? SkillMedian { get; init; }

    public double? ShareThatLearns { get; init; }

    /// <summary>learns, unstable or fails.</summary>
    [JsonPropertyName("outcome")]
    public string? Kind { get; init; }

    /// <summary>Where another program made it: works, does not work, works for some seeds, works below its twin or undecided.</summary>
    public string? Verdict { get; init; }

    /// <summary>The skill of each replicate; minus infinity of one that has no number.</summary>
    public IReadOnlyList<double> Skills() =>
        [.. (JudgedOn == Training && TrainingFinal.Count > 0 ? TrainingFinal : ValidationFinal)
            .Select(value => value is { } number ? (number - TrivialPredictor) / (1 - TrivialPredictor) : double.NegativeInfinity)];

    /// <summary>learns: at most one replicate in eight does not; fails: at most one in eight does.</summary>
    public static string KindOf(double shareThatLearns) =>
        shareThatLearns >= 0.875 ? "learns" : shareThatLearns <= 0.125 ? "fails" : "unstable";

    /// <param name="judgedOn">For training, the accuracy is that of the last batch, as the network is while it trains.</param>
    public static Outcome Of(string id, MeasuredRun run, string judgedOn = "validation")
    {
        var trivial = judgedOn == Training ? LargestClass(run) : run.Trivial.Accuracy;
        var byLoss = run.Trivial.JudgedByLoss || trivial is null;
        var finals = run.LastRows().ToList();
        var diverged = run.Diverged.Select(end => end.Replicate).ToHashSet();
        double Final(TrainingRow row) => diverged.Contains(row.Replicate) ? double.NaN
            : byLoss ? 1 - ((judgedOn == Training ? row.TrainLoss : row.ValidationLoss) / (run.Trivial.Loss ?? double.NaN))
            : judgedOn == Training ? row.TrainAccuracy : row.ValidationAccuracy;
        double Skill(TrainingRow row) => byLoss ? Final(row)
            : Above(judgedOn == Training ? trivial!.Value : run.Trivial.AccuracyOf(row.Replicate) ?? double.NaN, Final(row));
        var values = finals.Select(Final).ToList();
        var skills = finals.Select(row => Skill(row) is var skill && double.IsFinite(skill) ? skill : double.NegativeInfinity).ToList();
        var learning = skills.Count(skill => skill >= LearnsFrom) / (double)Math.Max(1, skills.Count);
        return new Outcome
        {
            Id = id,
            Seeds = finals.Count,
            JudgedOn = judgedOn,
            Measure = byLoss ? "R2" : "accuracy",
            TrivialPredictor = byLoss ? 0 : trivial!.Value,
            ValidationFinal = [.. values.Select(value => double.IsFinite(value) ? value : (double?)null)],
            ValidationMedian = Finite(Median(values)),
            SkillMedian = Finite(Median(skills)),
            ShareThatLearns = learning,
            Kind = KindOf(learning),
        };
    }

    private static double Above(double trivial, double accuracy) => (accuracy - trivial) / (1 - trivial);

    private static double? LargestClass(MeasuredRun run) => run.Record.Manifest?.Data is { Classes: { Count: > 0 } classes }
        ? classes.Max(of => of.Training) / (double)classes.Sum(of => of.Training)
        : run.Trivial.Accuracy;

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    // A replicate that diverged has no number, and is worse than any other.
    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Select(value => double.IsNaN(value) ? double.NegativeInfinity : value).Order().ToArray();
        return ordered.Length == 0 ? double.NaN : (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
