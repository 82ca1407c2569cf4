namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>The commands of the study and their options.</summary>
internal static class StudyCommand
{
    public static void Run(string[] args)
    {
        switch (args.FirstOrDefault())
        {
            case "zoo":
                ZooCommand.Run(Options.Parse(args[1..], positional: 0, "out", "runs", "split", "jobs", "seed"));
                break;
            case "score" or "courses":
                ScoreCommand.Run(args[0], Options.Parse(args[1..], positional: 1, "runs", "jobs", "split", "judges"));
                break;
            case "alarms" or "lines":
                CorrectionCommand.Run(args[0], Options.Parse(args[1..], positional: 1, "runs", "jobs", "split"));
                break;
            case "repairs":
                CorrectionCommand.Run(args[0], Options.Parse(args[1..], positional: 1, "runs", "jobs", "split", "out", "most"));
                break;
            case "prescribe":
                PrescribeCommand.Run(Options.Parse(args[1..], positional: 1, "runs", "jobs", "split", "out", "kind", "most", "budget"));
                break;
            case "calibrate":
                CalibrateCommand.Run(Options.Parse(args[1..], positional: 1, "runs", "outside", "outside-runs", "jobs"));
                break;
            case "document":
                DocumentCommand.Run(Options.Parse(args[1..], positional: 0, "zoo", "zoo-runs", "outside", "outside-runs", "repairs",
                    "most", "missing", "jobs", "out"));
                break;
            default:
                throw new ConfigException(
                    $"{args.FirstOrDefault() ?? "no command"}: the first argument must be zoo, score, courses, alarms, lines, repairs, prescribe, calibrate or document.");
        }
    }
}
