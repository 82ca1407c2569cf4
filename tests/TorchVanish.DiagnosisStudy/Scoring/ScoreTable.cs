using TorchVanish.Analysis.Statistics;
using TorchVanish.DiagnosisStudy.Programs;

namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>How every judge did, side by side.</summary>
internal static class ScoreTable
{
    private static readonly string[] Header =
    [
        "judge", "failing programs flagged", "working programs flagged", "working programs flagged, acceptable symptoms left out",
        "the same at any step", "a true cause named, of the failing", "first right verdict, mean share of the run",
        "verdict right from there on, mean share of the run", "right for good within 10% of the run, of the failing",
    ];

    public static string Of(IEnumerable<(string Judge, IReadOnlyList<Judged> Programs)> results) =>
        Markdown.Table(Header, results.Select(result => Row(result.Judge, result.Programs)));

    private static string[] Row(string judge, IReadOnlyList<Judged> programs)
    {
        var failing = programs.Where(program => program.Label.IsFailing).ToList();
        var working = programs.Where(program => !program.Label.IsFailing).ToList();
        return
        [
            judge,
            Share(failing, program => program.Flagged),
            Share(working, program => program.Flagged),
            Share(working, program => program.IsFalseAlarm),
            Share(working, program => program.WasFalseAlarm),
            Share(failing, program => program.IsRight),
            Mean(failing.Select(program => program.FirstRight)),
            Mean(failing.Select(program => program.FirmRight)),
            Share(failing, program => program.FirmRight <= 0.1),
        ];
    }

    private static string Share(List<Judged> programs, Func<Judged, bool> holds) =>
        new Wilson(programs.Count(holds), programs.Count).ToString();

    private static string Percent(double share) => FormattableString.Invariant($"{100 * Math.Clamp(share, 0, 1):F1}%");

    private static string Mean(IEnumerable<double?> shares)
    {
        var interval = MeanInterval.Of(shares.OfType<double>());
        return interval.Replicates == 0 ? "none"
            : $"{Percent(interval.Estimate)} [{Percent(interval.Low)}, {Percent(interval.High)}]";
    }
}
