using System.Text.Json.Serialization;
using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.DiagnosisStudy.Programs;

/// <summary>What a training came to, judged against the trivial answer: one program of outcomes.json.</summary>
internal sealed record Outcome
{
    /// <summary>A replicate learns if it makes up at least this share of the way from the trivial answer to a perfect one.</summary>
    public const double LearnsFrom = 0.2;

    public required string Id { get; init; }

    public int Seeds { get; init; }

    /// <summary>
    /// accuracy; R2 = 1 - squared error / that of the mean; or loss, 1 - loss / trivial loss, where a run that predicts numbers has another
    /// loss and so no squared error.
    /// </summary>
    public string Measure { get; init; } = "accuracy";

    public double TrivialPredictor { get; init; }

    /// <summary>One number a replicate: its accuracy, or R2.</summary>
    public IReadOnlyList<double?> ValidationFinal { get; init; } = [];

    public double? ValidationMedian { get; init; }

    /// <summary>Median over replicates of (accuracy - trivial) / (1 - trivial), or of R2.</summary>
    public double? SkillMedian { get; init; }

    public double? ShareThatLearns { get; init; }

    /// <summary>learns, unstable or fails.</summary>
    [JsonPropertyName("outcome")]
    public string? Kind { get; init; }

    /// <summary>Where another program made it: works, does not work, works for some seeds, works below its twin or undecided.</summary>
    public string? Verdict { get; init; }

    /// <summary>The skill of each replicate on the validation split; minus infinity of one that has no number.</summary>
    public IReadOnlyList<double> Skills() => [.. ValidationFinal.Select(value => value is { } number
        ? Above(TrivialPredictor, number)
        : double.NegativeInfinity)];

    /// <summary>How many replicates learn, on the validation split.</summary>
    public int Learning() => Skills().Count(skill => skill >= LearnsFrom);

    /// <summary>learns: at most one replicate in eight does not; fails: at most one in eight does.</summary>
    public static string KindOf(double shareThatLearns) =>
        shareThatLearns >= 0.875 ? "learns" : shareThatLearns <= 0.125 ? "fails" : "unstable";

    public static Outcome Of(string id, MeasuredRun run)
    {
        var byLoss = run.Trivial.JudgedByLoss || run.Trivial.Accuracy is null;
        var finals = run.LastRows().ToList();
        var diverged = run.Diverged.Select(end => end.Replicate).ToHashSet();
        double Final(TrainingRow row) => diverged.Contains(row.Replicate) ? double.NaN
            : byLoss ? 1 - (row.ValidationLoss / (run.Trivial.Loss ?? double.NaN))
            : row.ValidationAccuracy;
        double Skill(TrainingRow row) => byLoss ? Final(row) : Above(run.Trivial.AccuracyOf(row.Replicate) ?? double.NaN, Final(row));
        var values = finals.Select(Final).ToList();
        var skills = finals.Select(row => Skill(row) is var skill && double.IsFinite(skill) ? skill : double.NegativeInfinity).ToList();
        var learning = skills.Count(skill => skill >= LearnsFrom) / (double)Math.Max(1, skills.Count);
        return new Outcome
        {
            Id = id,
            Seeds = finals.Count,
            Measure = !byLoss ? "accuracy" : run.Config is { Training.Loss: not Loss.SquaredError } ? "loss" : "R2",
            TrivialPredictor = byLoss ? 0 : run.Trivial.Accuracy!.Value,
            ValidationFinal = [.. values.Select(value => double.IsFinite(value) ? value : (double?)null)],
            ValidationMedian = Finite(Median(values)),
            SkillMedian = Finite(Median(skills)),
            ShareThatLearns = learning,
            Kind = KindOf(learning),
        };
    }

    private static double Above(double trivial, double accuracy) => (accuracy - trivial) / (1 - trivial);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    // A replicate that diverged has no number, and is worse than any other.
    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Select(value => double.IsNaN(value) ? double.NegativeInfinity : value).Order().ToArray();
        return ordered.Length == 0 ? double.NaN : (ordered[(ordered.Length - 1) / 2] + ordered[ordered.Length / 2]) / 2;
    }
}
