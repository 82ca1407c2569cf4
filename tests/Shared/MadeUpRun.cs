using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Tests.Shared;

/// <summary>
/// Builds run records that look like real ones: gradients that fall by a factor a layer, weights that move as their gradient
/// lets them, some noise between replicates. No generator of .NET is used, so that the numbers never change.
/// </summary>
public sealed record MadeUpRun
{
    public string Name { get; init; } = "sigmoid-10";

    public int Depth { get; init; } = 10;

    public int Replicates { get; init; } = 4;

    public int Steps { get; init; } = 500;

    public int Points { get; init; } = 30;

    public ActivationConfig Activation { get; init; } = new SigmoidConfig();

    /// <summary>δ of a layer over δ of the layer above it, at initialization.</summary>
    public double Factor { get; init; } = 0.3;

    /// <summary>The accuracy that training reaches.</summary>
    public double Accuracy { get; init; } = 0.35;

    /// <summary>Makes single values of layers.csv special: zero, NaN.</summary>
    public Func<int, int, int, Quantity, double, double> Twist { get; init; } = (_, _, _, _, value) => value;

    /// <summary>The last replicate ends with NaN halfway.</summary>
    public bool LastDiverges { get; init; }

    /// <summary>Makes single rows of training.csv special: a loss that rises, an accuracy that stays.</summary>
    public Func<TrainingRow, TrainingRow> TwistTraining { get; init; } = row => row;

    public ClippingConfig Clipping { get; init; } = new NoClippingConfig();

    /// <summary>What run.json says; null for a run without one.</summary>
    public RunManifest? Manifest { get; init; }

    public RunState? State { get; init; } = RunState.Completed;

    public RunRecord Build()
    {
        var config = new ExperimentConfig
        {
            Name = Name,
            Data = new SpiralsConfig { Classes = 3 },
            Model = new MlpConfig { Depth = Depth, Activation = Activation },
            Training = new TrainingConfig { Steps = Steps, Clipping = Clipping },
            Probes = new ProbesConfig { Points = Points },
            Replicates = Replicates,
        };
        var steps = config.Probes.SampledSteps(Steps);
        var training = new List<TrainingRow>();
        var layers = new List<LayerRow>();
        var weights = new List<WeightRow>();
        for (var replicate = 0; replicate < Replicates; replicate++)
        {
            var end = LastDiverges && replicate == Replicates - 1 ? steps[steps.Count / 2] : int.MaxValue;
            foreach (var step in steps.Where(step => step <= end))
            {
                training.Add(TwistTraining(TrainingAt(replicate, step, step == end)));
                for (var layer = 1; layer <= Depth + 1; layer++)
                {
                    layers.Add(LayerAt(replicate, step, layer, step == end));
                    weights.AddRange(Enumerable.Range(0, 8).Select(index => WeightAt(replicate, step, layer, index)));
                }
            }
        }
        var diverged = LastDiverges ? new[] { new DivergedReplicate(Replicates - 1, steps[steps.Count / 2], "the loss is NaN") } : [];
        var status = State is RunState state ? new RunStatus(state, "All replicates ran to the end.", "sequential", diverged) : null;
        return new RunRecord($"runs/{Name}", Name, MadeUpEnvironment.Instance, status, training, layers, weights)
        {
            ConfigText = ConfigWriter.Write(config),
            Manifest = Manifest,
        };
    }

    private double Progress(int step) => 1 - Math.Exp(-4.0 * step / Steps);

    private TrainingRow TrainingAt(int replicate, int step, bool broken)
    {
        var accuracy = (1 / 3.0) + ((Accuracy - (1 / 3.0)) * Progress(step)) + (0.01 * Noise(replicate, step, 0));
        var loss = broken ? double.NaN : 1.0986 * (1.02 - Progress(step) * (Accuracy - 0.33)) + (0.01 * Noise(replicate, step, 1));
        return new TrainingRow(replicate, step, loss, accuracy + (0.03 * Noise(replicate, step, 2)), loss * 1.05, accuracy - 0.01, 0.4,
            0.4);
    }

    private LayerRow LayerAt(int replicate, int step, int layer, bool broken)
    {
        var output = layer == Depth + 1;
        var factor = Factor + (0.2 * (0.9 - Factor) * Progress(step));
        var signal = broken ? double.NaN : 0.08 * Math.Pow(factor, Depth + 1 - layer) * Math.Exp(0.15 * Noise(replicate, step, layer));
        var sup = Activation.DerivativeSupremum;
        var derivative = sup * (0.85 - (0.02 * layer / Depth) + (0.01 * Noise(replicate, step, 40 + layer)));
        double[] values =
        [
            signal * (layer == 1 ? 1.2 : 4), signal, 8, step == 0 ? 0 : Math.Min(2, signal * 6 * Math.Sqrt(step)), step == Steps
                ? double.NaN : signal * 0.05,
            0.5 + (0.01 * Noise(replicate, step, 20 + layer)), 0.12 * Math.Pow(0.7, layer), derivative * 0.97, derivative,
            output ? 0 : 0.02 * layer / Depth, output ? 0 : 0.1 * layer / Depth * Progress(step), broken ? 64 : 0, broken
                ? 32 : 0, broken ? 32 : 0,
        ];
        return new LayerRow(replicate, step, layer, output
            ? "output" : $"hidden{layer}", [.. Quantities.All.Select(q => Twist(replicate, step, layer, q, values[(int)q]))]);
    }

    private WeightRow WeightAt(int replicate, int step, int layer, int index)
    {
        var start = 0.3 * Noise(replicate, layer, 60 + index);
        var speed = Math.Pow(Factor, Depth + 1 - layer);
        return new WeightRow(replicate, step, layer, index, start + (speed * Progress(step) * Noise(replicate, layer, 90 + index)));
    }

    /// <summary>Between -1 and 1, from the arguments alone.</summary>
    private static double Noise(int a, int b, int c)
    {
        var z = (((ulong)(uint)a * 1_000_003) + (uint)b) * 1_000_003 + (uint)c + 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) / (double)ulong.MaxValue * 2) - 1;
    }
}
