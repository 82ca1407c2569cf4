using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>A made-up run whose numbers are drawn, for rules that must be right whatever was measured.</summary>
internal static class RandomEvidence
{
    public static RunRecord Of(ExperimentConfig config, Random random) =>
        config.Model is RnnConfig ? Sequence(config, random) : Network(config, random);

    private static RunRecord Network(ExperimentConfig config, Random random)
    {
        var left = Math.Pow(10, random.Next(-9, 6));
        var (accuracy, moved, moves, lossLeft) =
            (random.NextDouble(), Math.Pow(10, random.Next(-4, 2)), random.Next(3) * 0.2, random.Next(2) == 0 ? 1.0 : 0.3);
        var made = random.Next(3) == 0 ? 0.0 : 1;
        var record = new MadeUpExperiment
        {
            Left = MadeUp.Agreed(left),
            Accuracy = MadeUp.Agreed(accuracy),
            Moved = MadeUp.Agreed(moved),
            Moves = _ => moves,
            LossLeft = _ => lossLeft,
            Made = MadeUp.Agreed(made),
            Saturated = MadeUp.Agreed(random.NextDouble()),
            Unevenness = MadeUp.Agreed(random.NextDouble()),
            Dead = random.Next(2) == 0 ? _ => false : replicate => replicate % 2 == 0,
        }.Record(config);
        var depth = ((MlpConfig)config.Model).Depth;
        var apart = Math.Pow(10, random.Next(-17, -2));
        var largest = random.Next(2) == 0 ? 0.25 : 1;
        return record with
        {
            Jacobians = [.. from replicate in Enumerable.Range(0, config.Replicates) from layer in Enumerable.Range(1, depth
                + 1) select new JacobianRow(replicate, 0, layer, $"hidden{layer}", new(1, 1, apart), new(1, 1, apart))],
            Derivatives = [.. from replicate in Enumerable.Range(0, config.Replicates) from i in Enumerable.Range(-20,
                41) select new DerivativeRow(replicate, i / 2.0, 0, largest * Math.Exp(-i * i / 8.0))],
        };
    }

    private static RunRecord Sequence(ExperimentConfig config, Random random)
    {
        var (factor, succeeds, blowsUp) = (0.5 + random.NextDouble(), random.Next(3), random.Next(3));
        return new MadeUpSequenceRun
        {
            Factor = MadeUp.Agreed(factor),
            Succeeds = replicate => replicate % 3 < succeeds,
            BlowsUp = replicate => replicate % 3 < blowsUp,
        }.Record(config);
    }
}
