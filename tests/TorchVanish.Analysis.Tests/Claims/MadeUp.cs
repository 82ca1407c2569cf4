using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>Made-up evidence for a claim: no network is trained.</summary>
internal static class MadeUp
{
    public static ClaimSettings Settings { get; } = new(new SpiralsConfig(), Replicates: 4, Seed: 0, Quick: true);

    /// <summary>What the claim makes of experiments that measured this.</summary>
    public static Judgement Judge(Claim claim, Func<ExperimentConfig, MadeUpExperiment> measured)
    {
        var records = claim.Experiments(Settings).DistinctBy(config => config.Name).Select(config => measured(config).Record(config))
            .ToArray();
        var judgement = claim.Judge(new Evidence(Settings, MeasuredRun.From(records).ToDictionary(run => run.Record.Name)));
        Assert.All([judgement.Shows, judgement.Details, judgement.Boundary, judgement.Figure.Headline, judgement.Figure.Caption], text =>
            Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Null(judgement.Figure.Nothing);
        // A curve finds its look by the position of its run.
        Assert.All(judgement.Figure.Panels.SelectMany(panel => panel.Curves), curve =>
            Assert.InRange(curve.Run, 0, judgement.Figure.Runs.Count - 1));
        return judgement;
    }

    /// <summary>Replicates that agree, up to a little scatter.</summary>
    public static Func<int, double> Agreed(double value) => replicate => value * (1 + (0.001 * (replicate % 2)));

    /// <summary>Replicates so far apart that the interval holds whatever lies between.</summary>
    public static Func<int, double> Torn(double low, double high) => replicate => replicate % 2 == 0 ? low : high;

    public static MlpConfig Network(this ExperimentConfig config) => (MlpConfig)config.Model;
}
