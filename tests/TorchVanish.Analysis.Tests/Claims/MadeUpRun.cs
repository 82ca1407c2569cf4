using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>
/// A run as a claim might have found it: what the claim asked for, with the numbers that a test wants. Half of the replicates lie
/// a little above the number and half below, so that there is an interval, and its middle is the number.
/// </summary>
internal sealed record MadeUpRun(ExperimentConfig Config)
{
    /// <summary>‖δ_1‖ / ‖δ_depth‖, reached by the same factor in every layer.</summary>
    public double Ratio { get; init; } = 1;

    /// <summary>Natural logarithms by which the ratio of a replicate is off.</summary>
    public double RatioSpread { get; init; } = 0.01;

    /// <summary>On the validation split, at the end.</summary>
    public double Accuracy { get; init; } = 0.6;

    public double AccuracySpread { get; init; } = 0.01;

    /// <summary>A quantity that is to be another number than 1; null leaves it.</summary>
    public Func<Quantity, double?> Value { get; init; } = _ => null;

    /// <summary>By how much autograd's gradient and the product of Jacobians differ, relative to it.</summary>
    public double Apart { get; init; } = 1e-16;

    /// <summary>Natural logarithms by which the difference of a replicate is off.</summary>
    public double ApartSpread { get; init; } = 0.1;

    /// <summary>φ′ at an input, in a replicate.</summary>
    public Func<double, int, double> Derivative { get; init; } = (_, _) => 0;

    public MlpConfig Model => (MlpConfig)Config.Model;

    public string Name => Config.Name;

    /// <summary>What the claim makes of the runs that it asks for, each changed as the test wants.</summary>
    public static Judgement Judge(Claim claim, Func<MadeUpRun, MadeUpRun> change)
    {
        var settings = new ClaimSettings(new SpiralsConfig(), Replicates: 16, Seed: 0, Quick: true);
        var runs = claim.Experiments(settings).DistinctBy(experiment => experiment.Name)
            .ToDictionary(experiment => experiment.Name, experiment => MeasuredRun.From([change(new MadeUpRun(experiment)).Build()])[0]);
        var judgement = claim.Judge(new Evidence(settings, runs));
        Assert.Null(judgement.Figure.Nothing);
        Assert.DoesNotContain("NaN", judgement.Shows + judgement.Details + judgement.Boundary
            + judgement.Figure.Headline, StringComparison.Ordinal);
        return judgement;
    }

    private RunRecord Build()
    {
        var replicates = Enumerable.Range(0, Config.Replicates).ToArray();
        return new RunRecord(
            $"runs/{Config.Name}",
            Config.Name,
            MadeUpEnvironment.Instance,
            new RunStatus(RunState.Completed, "All replicates ran to the end.", "stacked", []),
            [.. replicates.SelectMany(r =>
                new[] { Training(r, 0, 0.33), Training(r, Config.Training.Steps, Accuracy + (AccuracySpread * Sign(r))) })],
            [.. replicates.SelectMany(r => Enumerable.Range(1, Model.Depth + 1).Select(layer => Layer(r, layer)))],
            [])
        {
            ConfigText = ConfigWriter.Write(Config),
            Jacobians = Config.Probes.Jacobians
                ? [.. replicates.SelectMany(r => Enumerable.Range(1, Model.Depth + 1).Select(layer => Jacobian(r, layer)))] : [],
            Derivatives = Config.Probes.DerivativePoints > 0
                ? [.. replicates.SelectMany(r =>
                Enumerable.Range(-200, 401).Select(i => new DerivativeRow(r, i / 20.0, 0, Derivative(i / 20.0, r))))] : [],
        };
    }

    private JacobianRow Jacobian(int replicate, int layer)
    {
        var comparison = new GradientComparison(1, 1, Apart * Math.Exp(ApartSpread * Sign(replicate)));
        return new JacobianRow(replicate, 0, layer, $"hidden{layer}", comparison, comparison);
    }

    private static int Sign(int replicate) => replicate % 2 == 0 ? 1 : -1;

    private static TrainingRow Training(int replicate, int step, double accuracy) =>
        new(replicate, step, 1, accuracy, 1, accuracy, 0.4, 0.4);

    private LayerRow Layer(int replicate, int layer)
    {
        var above = (Model.Depth - (double)layer) / Math.Max(1, Model.Depth - 1);
        var name = layer > Model.Depth ? "output" : $"hidden{layer}";
        return new LayerRow(replicate, 0, layer, name, [.. Quantities.All.Select(quantity => Value(quantity) ?? quantity switch
        {
            Quantity.PreactivationGradientNorm => Math.Exp(above * (Math.Log(Ratio) + (RatioSpread * Sign(replicate)))),
            // Matrices that keep a length: what is left of the signal is then decided by φ′ alone.
            Quantity.WeightNorm => Math.Sqrt(Model.Width[Math.Clamp(layer - 1, 1, Model.Depth)]),
            Quantity.DerivativeRms => Math.Pow(Ratio, 1.0 / Math.Max(1, Model.Depth - 1)),
            _ => 1,
        })]);
    }
}
