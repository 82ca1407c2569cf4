using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Prescription;
using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Prescription;

/// <summary>Trains nothing: a function says what accuracy a config reaches with a seed; NaN stands for a replicate that diverges.</summary>
internal sealed class MadeUpTrainer(Func<ExperimentConfig, int, double> accuracy) : ITrialTrainer
{
    private const double Trivial = 1 / 3.0;

    public List<(string Round, IReadOnlyList<Trial> Trials)> Rounds { get; } = [];

    public Func<ExperimentConfig, string?> Refuse { get; init; } = _ => null;

    public string? Refusal(ExperimentConfig config) => Refuse(config);

    public IReadOnlyList<TrainedTrial> Train(string round, IReadOnlyList<Trial> trials)
    {
        Rounds.Add((round, trials));
        Assert.Equal(trials.Count, trials.Select(trial => trial.Config.Name).Distinct().Count());
        Assert.Single(trials.Select(trial => (trial.Config.Seed, trial.Config.Replicates)).Distinct());
        var runs = MeasuredRun.From([.. trials.Select(trial => Record(trial.Config))]);
        return [.. trials.Zip(runs, (trial, run) => new TrainedTrial(trial, run, SecondsPerStep: 1e-3))];
    }

    private RunRecord Record(ExperimentConfig config)
    {
        var rows = new List<TrainingRow>();
        var diverged = new List<DivergedReplicate>();
        for (var replicate = 0; replicate < config.Replicates; replicate++)
        {
            var reached = accuracy(config, config.SeedOf(replicate));
            rows.Add(Row(replicate, 0, Trivial));
            rows.Add(Row(replicate, config.Training.Steps, reached));
            if (double.IsNaN(reached))
                diverged.Add(new DivergedReplicate(replicate, config.Training.Steps, "the loss is NaN"));
        }
        var state = diverged.Count > 0 ? RunState.Diverged : RunState.Completed;
        var status = new RunStatus(state, "", "sequential", diverged);
        return new RunRecord($"trials/{config.Name}", config.Name, MadeUpEnvironment.Instance, status, rows, [], [])
        {
            ConfigText = ConfigWriter.Write(config),
            Manifest = new RunManifest("torchvanish 0.2.0", config.Name, RunSource.Config, [])
            {
                StepsPlanned = config.Training.Steps,
                TrivialAccuracy = Trivial,
                TrivialLoss = Math.Log(3),
                Data = new DataFacts("spirals", 1500, 500, 2, true, [new("0", 500, 167), new("1", 500, 167), new("2", 500, 166)]),
            },
        };
    }

    private static TrainingRow Row(int replicate, int step, double accuracy)
    {
        var loss = Math.Log(3) * (1 - accuracy) / (1 - Trivial);
        return new TrainingRow(replicate, step, loss, accuracy, loss, accuracy, 1, 1);
    }
}
