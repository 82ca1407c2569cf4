using TorchVanish.Analysis.Diagnosis;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Scoring;

namespace TorchVanish.DiagnosisStudy.Calibration;

/// <summary>
/// Each threshold of the diagnosis with the values around it that get no more programs wrong: a failing one without a true cause, a working
/// one with a false alarm. A wide range says that the value does not matter much; a narrow one that these programs chose it.
/// </summary>
internal sealed class ThresholdStudy(IReadOnlyList<StudiedProgram> programs)
{
    /// <summary>By how much a value is changed at a time: a fourth of a decade.</summary>
    private static readonly double Step = Math.Pow(10, 0.25);

    /// <summary>Two decades up and down.</summary>
    private const int MostSteps = 8;

    private static readonly string[] Header = ["what is compared", "value", "range with no more errors", "where it comes from"];

    public string Of(IReadOnlyList<Threshold> thresholds)
    {
        var errors = Errors(null, double.NaN);
        var rows = thresholds.Select(threshold => Row(threshold, errors)).ToList();
        return $"{programs.Count} programs, {errors} of them judged wrongly with the values that are used.\n\n{Markdown.Table(Header, rows)}";
    }

    private string[] Row(Threshold threshold, int errors)
    {
        Console.Error.WriteLine(threshold.Name);
        var (low, isLowest) = Furthest(threshold, 1 / Step, errors);
        var (high, isHighest) = Furthest(threshold, Step, errors);
        return
        [
            threshold.Name, Number(threshold.Value),
            $"{(isLowest ? "below " : "")}{Number(low)} to {(isHighest ? "above " : "")}{Number(high)}", threshold.Source,
        ];
    }

    // The last value in a direction before more programs are judged wrongly, and whether the search ended before that.
    private (double Value, bool IsOpen) Furthest(Threshold threshold, double factor, int errors)
    {
        var value = threshold.Value;
        for (var step = 0; step < MostSteps; step++)
        {
            if (Errors(threshold, value * factor) > errors)
                return (value, false);
            value *= factor;
        }
        return (value, true);
    }

    private int Errors(Threshold? threshold, double value) => programs.AsParallel().Count(program =>
        threshold is null ? IsWrong(program) : threshold.Try(value, () => IsWrong(program)));

    private static bool IsWrong(StudiedProgram program)
    {
        var verdict = Diagnoser.Of(program.Run).Verdict;
        return program.Label.IsFailing ? !program.Label.Faults.Contains(verdict)
            : Symptom.IsFault(verdict) && !program.Label.Acceptable.Contains(verdict);
    }

    private static string Number(double value) => value.ToString("G2", System.Globalization.CultureInfo.InvariantCulture);
}
