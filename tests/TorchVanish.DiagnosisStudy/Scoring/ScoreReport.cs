using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;

namespace TorchVanish.DiagnosisStudy.Scoring;

/// <summary>
/// What score prints: all judges side by side, what the diagnosis misses, and the outcomes beside those of another program.
/// </summary>
internal static class ScoreReport
{
    /// <param name="theirs">What another program measured. The zoo's outcomes are this program's own, and have no verdict.</param>
    /// <param name="judges">Of <see cref="Judges"/>; the diagnosis comes first.</param>
    public static string Of(
        IReadOnlyList<StudiedProgram> programs, IReadOnlyDictionary<string, Outcome> theirs, IReadOnlyList<IJudge> judges) =>
        theirs.Values.Any(outcome => outcome.Verdict is not null)
            ? $"{Scores(programs, judges)}\n### Outcomes\n\n{Outcomes(programs, theirs)}\n"
            : $"{Scores(programs, judges)}\n";

    public static string Scores(IReadOnlyList<StudiedProgram> programs, IReadOnlyList<IJudge> judges)
    {
        var failing = programs.Count(program => program.Label.IsFailing);
        var judged = judges
            .Select(judge => (judge.Name, Programs: Judge(judge, programs))).ToList();
        return $"""
            {failing} failing and {programs.Count - failing} working programs.

            {ScoreTable.Of(judged)}
            What {judged[0].Name} gets wrong:

            {MissTable.Of(judged[0].Programs)}
            {EarlyAlarmTable.Of(judged[0].Name, judged[0].Programs)}
            """;
    }

    public static string Outcomes(IReadOnlyList<StudiedProgram> programs, IReadOnlyDictionary<string, Outcome> theirs) =>
        OutcomeTable.Of([.. programs.Where(program => theirs.ContainsKey(program.Label.Id))
            .Select(program => Compare(theirs[program.Label.Id], program))]);

    public static IReadOnlyList<Judged> Judge(IJudge judge, IReadOnlyList<StudiedProgram> programs) =>
        [.. programs.AsParallel().AsOrdered().Select(program =>
            new Judged(program.Label, judge.Of(program.Run), program.Run.StepsPlanned ?? 1))];

    // Both are judged against the same trivial answer.
    private static OutcomeComparison Compare(Outcome theirs, StudiedProgram program) => new(
        theirs, Outcome.Of(program.Label.Id, program.Run) with { TrivialPredictor = theirs.TrivialPredictor });
}
