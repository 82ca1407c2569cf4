namespace TorchVanish.DiagnosisStudy.Commands;

/// <summary>The commands of the study and their options.</summary>
internal static class StudyCommand
{
    private const string Usage = "the first argument must be zoo, score, corrections or document";

    public static void Run(string[] args)
    {
        switch (args.FirstOrDefault())
        {
            case "zoo":
                ZooCommand.Run(Options.Parse(args[1..], positional: 0, "out", "runs", "jobs", "seed"));
                break;
            case "score":
                ScoreCommand.Run(Options.Parse(args[1..], positional: 1, "runs", "jobs", "split"));
                break;
            default:
                throw new ConfigException($"{args.FirstOrDefault() ?? "no command"}: {Usage}.");
        }
    }
}
