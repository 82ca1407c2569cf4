using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Probes;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Training;

/// <summary>
/// Repeats one sampled step of one replicate with torch's modules and optimizer, measures it with hooks and torch's operations, and
/// compares every quantity of every layer with the recorded one.
/// </summary>
internal sealed class ArithmeticCheck
{
    /// <summary>A larger relative difference ends the run, unless torch's own rounding explains it.</summary>
    public const double Limit = 1e-4;

    /// <summary>
    /// If layers amplify rounding, torch's own float32 and float64 can differ by more than <see cref="Limit"/>. Differences up to this many
    /// times torch's own difference count as rounding.
    /// </summary>
    public const double RoundingFactor = 10;

    private readonly IReadOnlyList<LayerRow> _reference;
    private readonly Lazy<IReadOnlyList<LayerRow>> _inDouble;

    internal ArithmeticCheck(IReadOnlyList<LayerRow> reference, Lazy<IReadOnlyList<LayerRow>> inDouble) =>
        (_reference, _inDouble) = (reference, inDouble);

    /// <summary>Computes the reference for the first replicate of the group. Call it before the step's update.</summary>
    /// <param name="x">[R, B, features].</param>
    /// <param name="y">The labels, R first.</param>
    public static ArithmeticCheck Begin(ExperimentConfig config, ReplicateGroup group, ReplicateSamples samples, Tensor x, Tensor y)
    {
        var parameters = group.Parameters.ToDictionary(named => named.name, named => group.Lead(named.parameter)[0].detach().clone());
        var (ownX, ownY) = (x.narrow(0, 0, 1).clone(), y.narrow(0, 0, 1).clone());
        return new(Rows(config.Dtype), new(() => Rows(Dtype.Float64)));

        IReadOnlyList<LayerRow> Rows(Dtype dtype) =>
            Measured(config with { Dtype = dtype, Kernels = Kernels.Torch }, group.Replicates[0], samples, parameters, ownX, ownY);
    }

    /// <param name="rows">The recorded rows of this replicate and step.</param>
    /// <exception cref="InvalidOperationException">The run does not compute the same values as torch.</exception>
    public ArithmeticRecord Compare(IReadOnlyList<LayerRow> rows)
    {
        var worst = Worst(rows, _reference);
        if (worst.Difference <= Limit)
            return Agreed(worst.Difference);
        var rounding = Worst(_reference, _inDouble.Value);
        if (worst.Difference <= RoundingFactor * rounding.Difference)
            return Agreed(worst.Difference) with { TorchRounding = rounding.Difference };
        throw new InvalidOperationException(
            $"The kernels differ from torch's autograd by {worst.Difference:G2} in {worst.Quantity.Column()} of {worst.Layer}; "
            + "run again with --kernels torch, and report this with the processor's name.");
    }

    private static ArithmeticRecord Agreed(double difference) =>
        new(ArithmeticKind.Host) { CheckedAgainst = "torch autograd, hooks", WorstRelativeDifference = difference };

    private static IReadOnlyList<LayerRow> Measured(
        ExperimentConfig config, int replicate, ReplicateSamples samples, Dictionary<string, Tensor> parameters, Tensor x, Tensor y)
    {
        using var scope = NewDisposeScope();
        using var group = NetworkBuilder.Build(
            config, samples.Features, samples.Classes, [replicate], stacked: false, x.device, samples.TimeSteps, samples.Outputs);
        using (no_grad())
        {
            foreach (var (name, parameter) in group.Parameters)
                parameter.copy_(parameters[name].view(parameter.shape));
        }
        group.Train();
        var type = NetworkBuilder.TorchType(config.Dtype);
        var labels = y.is_floating_point() ? y.to(type) : y;
        var (logits, sample) = new NetworkProbe(group).Watch(() => group.Forward(x.to(type)));
        var objective = Losses.Of(config.Training.Loss, logits, labels, OutputForms.Of(config)).sum();
        (group.Penalty() is { } penalty ? objective + penalty : objective).backward();
        using var update = new ParameterUpdate(config.Training, group);
        update.Step(sample);
        var readout = new Readout(1);
        sample.Measure(readout);
        return [.. sample.Rows(new TrainingRow(replicate, 0, 0, 0, 0, 0, 0, 0), readout.Fetch()[0]).Layers];
    }

    private static (double Difference, Quantity Quantity, string Layer) Worst(IReadOnlyList<LayerRow> rows,
        IReadOnlyList<LayerRow> reference)
    {
        var differences = from pair in rows.Zip(reference)
                          from quantity in Quantities.All
                          select (RelativeDifference.Of(pair.First, pair.Second, quantity), quantity, pair.First.Name);
        return differences.MaxBy(difference => difference.Item1);
    }
}
