using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Configuration;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Rules;
using TorchVanish.DiagnosisStudy.Scoring;
using TorchVanish.Runs.Files;

namespace TorchVanish.DiagnosisStudy.Corrections;

/// <summary>
/// AutoTrainer's own procedure on the programs that it flags: its repairs are tried in its order until its alarm is gone, which it calls
/// repaired. Whether that brought accuracy is judged by the paired change over the replicates, on the same seeds and data.
/// </summary>
/// <param name="folder">Where the repaired configs and their runs go.</param>
/// <param name="most">How many of the flagged programs are taken, spread evenly over the list.</param>
internal sealed class RepairStudy(PublishedRules rules, string folder, int most, int jobs)
{
    private static readonly string[] Header = ["programs", "flagged", "its alarm goes away: \"repaired\"", "of these, better",
        "of these, no gain shown", "of these, worse"];

    public string Of(IReadOnlyList<StudiedProgram> programs)
    {
        var all = programs.Where(program => program.Run.Config is not null)
            .Select(program => new Attempt(program, rules.Of(program.Run).Verdict))
            .Where(attempt => attempt.Verdict.Flagged && attempt.Repairs.Count > 0).ToList();
        var flagged = all.Count <= most ? all : [.. Enumerable.Range(0, most).Select(i => all[i * all.Count / most])];
        for (var round = 0; flagged.Exists(attempt => attempt.IsOpen); round++)
            Try([.. flagged.Where(attempt => attempt.IsOpen)], round);
        return Markdown.Table(Header,
        [
            Row("that fail", [.. flagged.Where(attempt => attempt.Program.Label.IsFailing)]),
            Row("that work", [.. flagged.Where(attempt => !attempt.Program.Label.IsFailing)]),
            Row("all", flagged),
        ]);
    }

    private static string[] Row(string name, List<Attempt> attempts)
    {
        var solved = attempts.Where(attempt => attempt.Solved is not null).ToList();
        string Share(Func<Interval, bool> holds) => new Wilson(solved.Count(attempt => holds(attempt.Gain())), solved.Count).ToString();
        return
        [
            name,
            $"{attempts.Count}",
            new Wilson(solved.Count, attempts.Count).ToString(),
            Share(gain => gain.Low > 0),
            Share(gain => gain is { Low: <= 0, High: >= 0 } or { HasBounds: false }),
            Share(gain => gain.High < 0),
        ];
    }

    private void Try(IReadOnlyList<Attempt> open, int round)
    {
        var trials = open.Select(attempt => (Attempt: attempt, Repair: attempt.Repairs[round])).Select(trial => (
            trial.Attempt, Config: trial.Repair.Change(trial.Attempt.Program.Run.Config!)!
                with
            { Name = $"{trial.Attempt.Program.Label.Id}-{trial.Repair.Name}" })).ToList();
        foreach (var (_, config) in trials)
            AtomicFile.WriteText(ConfigPath(config), ConfigWriter.Write(config));
        StudyTrainer.Train([.. trials.Select(trial => (ConfigPath(trial.Config), RunPath(trial.Config)))], jobs);
        foreach (var (attempt, config) in trials)
        {
            attempt.Tried++;
            var run = StudiedProgram.Read(RunPath(config));
            if (!rules.Of(run).Verdict.Flagged)
                attempt.Solved = run;
        }
    }

    private string ConfigPath(ExperimentConfig config) => Path.Combine(folder, "configs", $"{config.Name}.json");

    private string RunPath(ExperimentConfig config) => Path.Combine(folder, "runs", config.Name);

    private sealed class Attempt(StudiedProgram program, Statement verdict)
    {
        public StudiedProgram Program => program;

        public Statement Verdict => verdict;

        /// <summary>Those that change something.</summary>
        public IReadOnlyList<PublishedRepair> Repairs { get; } =
            [.. verdict.Named.SelectMany(PublishedRepairs.For).DistinctBy(repair => repair.Name)
                .Where(repair => repair.Change(program.Run.Config!) is not null)];

        public int Tried { get; set; }

        /// <summary>The run in which the alarm was gone.</summary>
        public MeasuredRun? Solved { get; set; }

        public bool IsOpen => Solved is null && Tried < Repairs.Count;

        /// <summary>
        /// The mean change of skill over replicates with the same seed; a replicate without a number counts as the trivial answer.
        /// </summary>
        public Interval Gain()
        {
            var (before, after) = (Outcome.Of(Program.Label.Id, Program.Run), Outcome.Of(Program.Label.Id, Solved!));
            return MeanInterval.Of(after.Skills().Zip(before.Skills(), (now, then) => Math.Max(0, now) - Math.Max(0, then)));
        }
    }
}
