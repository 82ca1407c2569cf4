using TorchVanish.DiagnosisStudy.Corrections;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;
using TorchVanish.DiagnosisStudy.Scoring;
using TorchVanish.DiagnosisStudy.Zoo;
using TorchVanish.Runs.Files;

namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>
/// document: writes the whole study as one page. --missing leave-out trains no program, and leaves out a part that has none. Repaired
/// programs are trained in --repairs DIR; without it, the page says nothing of them.
/// </summary>
internal static class DocumentCommand
{
    private const string Study = "dotnet run -c Release --project tests/TorchVanish.DiagnosisStudy --";

    public static void Run(Options options)
    {
        var jobs = options.Number("jobs", Environment.ProcessorCount);
        var (zoo, outside) = (options.Text("zoo"), options.Text("outside"));
        var train = options.Text("missing", "train") == "train" ? jobs : 0;
        var calibrate = StudiedProgram.All(zoo, options.Text("zoo-runs"), "calibrate", train);
        var test = StudiedProgram.All(zoo, options.Text("zoo-runs"), "test", train);
        var second = StudiedProgram.All(zoo, options.Text("zoo-runs"), "second", train);
        var published = StudiedProgram.All(outside, options.Text("outside-runs"), "", train);
        IReadOnlyList<StudiedProgram> all = [.. calibrate, .. test, .. second, .. published];
        var most = options.Number("most", CorrectionCommand.MostRepaired);
        var repairs = options.Text("repairs", "") is { Length: > 0 } folder
            ? Repairs(most, new RepairStudy(new AutoTrainerPublished(), folder, most, jobs).Of([.. calibrate, .. test, .. second]))
            : "";
        var outcomes = ProgramFiles.Outcomes(outside);
        AtomicFile.WriteText(options.Text("out"), $"""
            # The diagnosis, judged

            The numbers on this page were written by `{Study} document`. Shares have Wilson's 95% interval, means Student's.

            ## The programs

            - **The zoo**: trainings made by this project with a planted cause, each beside a twin without it, and working ones that look
              ill. The rule of `Verification.cs`, written before the first training, decides whether a label stands: a planted cause stands
              where at most half of the replicates learn or where the median skill is below {Verification.BelowTwin} of the twin's; where a
              cell works as well as its twin it becomes a working one; anything between is dropped. A replicate learns if it makes up at
              least {Outcome.LearnsFrom} of the way from the trivial answer to a perfect one. The parts share no drawn width, data set or
              seed.
            - **The protocol.** The zoo's first test part was looked at once, and its numbers were published. It has been seen since, so
              that it counts as calibration now. A second test part was added before any rule was changed again: widths, data sets and
              seeds that no other part has. It is scored once, after the last change of a rule.
            - **Published programs**: {published.Count} trainings that nobody of this project made, with labels and outcomes from an
              independent program.
              `diagnose` was calibrated on them and on the first two parts of the zoo, so only its shares on the zoo's second test part are
              held out.

            {Counts(calibrate, test, second)}
            ```sh
            {Study} zoo --out zoo
            {Study} score zoo --split second
            {Study} score outside
            ```

            ## Published rules

            The thresholds of each tool are applied to the tables of a run folder, at every recorded step. The tables have norms: the mean
            of |g| is taken as 0.80 of the root mean square, which holds for a normal law. A program counts as flagged, and a cause as
            named, where at least half of the replicates have the alarm. The diagnosis names one cause; a rule set may name several, and
            any of them counts. Held in the tools' favour: a mean gradient of 0 that follows by algebra, as in a softmax layer, is no alarm
            of DeepDiagnosis here; oscillation is judged on the validation accuracy, which swings less than that of a batch.

            What the papers of learned tools report of their own benchmarks of faulty programs, without intervals; the intervals are from
            the counts.

            {PublishedFigures.Table()}
            {Part("Zoo, the second part for the test, looked at once", second)}
            {Part("Zoo, the first part for the test, seen since", test)}
            {FirstLook}

            {Part("Zoo, the part for calibration", calibrate)}
            {Part("Published programs", published)}
            ### Outcomes beside those of the independent program

            They disagree where the shares that learn differ (Fisher's exact test, p below 0.01), or where the skills do (Mann & Whitney,
            p below 0.01) by more than 0.1 at the median.

            {ScoreReport.Outcomes(published, outcomes)}
            ## Statements, corrected

            ### "The alarm means that something is wrong"

            How often the published rules flag trainings that work, zoo and published programs together, and when.

            {AlarmStudy.Of(all)}
            ```sh
            {Study} alarms zoo
            ```

            {repairs}### "Weight against epoch is a straight line, so the gradient vanishes"

            Zoo and published programs together; the eight watched weights of the first hidden layer in each replicate.

            {LineStudy.Of(all)}
            ```sh
            {Study} lines zoo
            ```

            """);
    }

    /// <summary>What the first test part gave when it was looked at once; the rules have changed since.</summary>
    private const string FirstLook = "When this part was looked at once, with the rules of that day, 0.87 [0.77, 0.93] of the failing "
        + "programs were flagged (60 of 69), 0.00 [0.00, 0.04] of the working ones at the end (0 of 99) and 0.35 [0.27, 0.45] at some step "
        + "(35 of 99). A true cause was named for 0.86 [0.75, 0.92] of the failing ones (59 of 69), first at 3.1% [0.0%, 6.7%] of the run.";

    private static string Part(string title, IReadOnlyList<StudiedProgram> programs) =>
        programs.Count == 0 ? "" : $"## {title}\n\n{ScoreReport.Scores(programs, Judges.All)}\n";

    private static string Repairs(int most, string table) => $"""
        ### "The alarm is gone, so the training is repaired"

        AutoTrainer's repairs, in its order, until its own alarm is gone, on {most} programs of the zoo that it flags, evenly spread over the
        recipes. Better and worse are judged by the paired change of skill over replicates with the same seeds.

        {table}
        ```sh
        {Study} repairs zoo --out repairs
        ```


        """;

    private static string Counts(params IReadOnlyList<IReadOnlyList<StudiedProgram>> parts)
    {
        string[] Row(string family) => [family, .. parts.Select(part => Count(part, family))];
        return Markdown.Table(
            ["zoo: what was planted, or what looks ill", "calibration: failing, working", "first test: the same", "second test: the same"],
            parts.SelectMany(part => part).Select(program => program.Label.Family ?? "").Distinct().Select(Row));
    }

    private static string Count(IReadOnlyList<StudiedProgram> programs, string family)
    {
        var members = programs.Where(program => program.Label.Family == family).ToList();
        return $"{members.Count(program => program.Label.IsFailing)}, {members.Count(program => !program.Label.IsFailing)}";
    }
}
