using TorchVanish.Analysis.Prescription;
using TorchVanish.Analysis.Statistics;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.Runs.Files;

namespace TorchVanish.DiagnosisStudy.Prescriptions;

/// <summary>What prescribe, and random search with the same work, did for one program: a file of the study.</summary>
/// <param name="Id">Of the program.</param>
/// <param name="IsFailing">By its label.</param>
/// <param name="Budget">In trainings of one replicate over all steps.</param>
/// <param name="Seconds">Of the prescription alone, on whatever else the machine did.</param>
/// <param name="TwinScore">Of the same training without the planted cause; null where there is none.</param>
internal sealed record Prescribed(string Id, bool IsFailing, int Budget, double Seconds, double? TwinScore = null)
{
    public required string Diagnosis { get; init; }

    /// <summary>change, nothing_is_wrong, no_effect_shown or none_helps.</summary>
    public required string Answer { get; init; }

    public double? Untouched { get; init; }

    public double? Trivial { get; init; }

    /// <summary>In words; null where nothing is prescribed.</summary>
    public string? Change { get; init; }

    /// <summary>The score with the change, on fresh seeds.</summary>
    public double? Score { get; init; }

    public Bounds? Gain { get; init; }

    /// <summary>What random search found, in words.</summary>
    public string? Random { get; init; }

    public Bounds? RandomGain { get; init; }

    /// <summary>The prescription's score less that of random search, paired by seed.</summary>
    public Bounds? Difference { get; init; }

    /// <summary>A change is shown to help on fresh seeds.</summary>
    public bool Helps => Change is not null;

    /// <summary>It helps, and the network then makes up a fifth of the way from the trivial answer to a perfect one.</summary>
    public bool Learns => Helps && Skill(Score) >= Outcome.LearnsFrom;

    /// <summary>It helps, and the network gets nearly as much as the twin; null where there is no twin.</summary>
    public bool? IsLikeTwin => TwinScore is null ? null : Helps && Skill(Score) >= Zoo.Verification.BelowTwin * Skill(TwinScore);

    public static Prescribed Of(ProgramLabel label, int budget, double seconds, double? twin, Prescription prescription) => new(
        label.Id, label.IsFailing, budget, seconds, twin)
    {
        Diagnosis = prescription.Untouched.Diagnosis,
        Answer = RecordJson.Name(prescription.Answer.ToString()),
        Untouched = Finite(prescription.Untouched.Score.Estimate),
        Trivial = prescription.Untouched.Trivial,
        Change = prescription.Chosen?.Proposal.Words,
        Score = Finite(prescription.Chosen?.Score),
        Gain = Bounds.Of(prescription.Chosen?.Gain),
        Random = prescription.Baseline?.Random?.Proposal.Words,
        RandomGain = Bounds.Of(prescription.Baseline?.Random?.Gain),
        Difference = Bounds.Of(prescription.Baseline?.Difference),
    };

    private double Skill(double? score) => ((score ?? double.NaN) - (Trivial ?? 0)) / (1 - (Trivial ?? 0));

    private static double? Finite(double? value) => value is { } number && double.IsFinite(number) ? number : null;
}

/// <summary>An interval in a file; a bound that is not finite is null.</summary>
internal sealed record Bounds(double? Estimate = null, double? Low = null, double? High = null, int Seeds = 0)
{
    public static Bounds? Of(Interval? interval) => interval is null ? null
        : new Bounds(Finite(interval.Estimate), Finite(interval.Low), Finite(interval.High), interval.Replicates);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
