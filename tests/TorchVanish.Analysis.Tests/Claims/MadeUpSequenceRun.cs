using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>What an experiment with a recurrent network is made to have measured, replicate by replicate.</summary>
internal sealed record MadeUpSequenceRun
{
    /// <summary>What each time step multiplies the gradient by.</summary>
    public Func<int, double> Factor { get; init; } = _ => 0.9;

    public Func<int, bool> Succeeds { get; init; } = _ => true;

    public Func<int, bool> BlowsUp { get; init; } = _ => false;

    /// <summary>The step at which it does.</summary>
    public int BlowsUpAt { get; init; }

    /// <summary>The last step; null for all that the experiment asks for.</summary>
    public int? Ends { get; init; }

    /// <summary>The norm of every recorded gradient.</summary>
    public double Norm { get; init; } = 0.5;

    public static Judgement Judge(Claim claim, Func<ExperimentConfig, MadeUpSequenceRun> measured)
    {
        var settings = new ClaimSettings(new SpiralsConfig(), Replicates: 16, Seed: 0, Quick: true);
        var records = claim.Experiments(settings).DistinctBy(config => config.Name).Select(config => measured(config).Record(config))
            .ToArray();
        var judgement = claim.Judge(new Evidence(settings, MeasuredRun.From(records).ToDictionary(run => run.Record.Name)));
        Assert.Null(judgement.Figure.Nothing);
        Assert.DoesNotContain("NaN", judgement.Shows + judgement.Details + judgement.Boundary
            + judgement.Figure.Headline, StringComparison.Ordinal);
        Assert.All(judgement.Figure.Panels, panel => Assert.True(panel.HasSomething));
        Assert.All(judgement.Figure.Panels.SelectMany(panel => panel.Curves), curve =>
            Assert.InRange(curve.Run, 0, judgement.Figure.Runs.Count - 1));
        return judgement;
    }

    public RunRecord Record(ExperimentConfig config)
    {
        var length = ((TemporalOrderConfig)config.Data).Length;
        var replicates = Enumerable.Range(0, config.Replicates).ToArray();
        return new RunRecord(
            $"runs/{config.Name}",
            config.Name,
            MadeUpEnvironment.Instance,
            new RunStatus(RunState.Completed, "Made up.", "stacked", []),
            [.. replicates.SelectMany(r => new[] { 0, BlowsUpAt, Ends ?? config.Training.Steps }.Distinct()
                .Select(step => Training(r, step, step == 0 || !Succeeds(r) ? 0.25 : 0.995, BlowsUp(r) && step == BlowsUpAt ? 1.6 : 1.2)))],
            [.. replicates.Select(r => new LayerRow(r, 0, 1, "hidden1", [.. Quantities.All.Select(_ => 0.5)]))],
            [])
        {
            ConfigText = ConfigWriter.Write(config),
            Timesteps = [.. replicates.SelectMany(r =>
                Enumerable.Range(1, length).Select(time => new TimestepRow(r, 0, time, Math.Pow(Factor(r), length - time))))],
        };
    }

    private TrainingRow Training(int replicate, int step, double accuracy, double loss) =>
        new(replicate, step, loss, accuracy, loss, accuracy, Norm, Norm);
}
