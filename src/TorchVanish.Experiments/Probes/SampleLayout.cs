using TorchVanish.Experiments.Models;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// How what is measured of one replicate at a sampled step lies behind each other, and the rows of the tables that it becomes.
/// </summary>
internal sealed class SampleLayout
{
    private readonly (int Number, string Name)[] _layers;
    private readonly IReadOnlyList<IReadOnlyList<int>> _watched;
    private readonly int _states;

    /// <param name="watched">Of each layer the indices of its watched weights.</param>
    /// <param name="states">How many hidden states there are.</param>
    public SampleLayout(IReadOnlyList<NetworkLayer> layers, IReadOnlyList<IReadOnlyList<int>> watched, int states)
    {
        _layers = [.. layers.Select(layer => (layer.Number, layer.Name))];
        (_watched, _states) = (watched, states);
        WeightColumn = _layers.Length * Quantities.All.Count;
        StateColumn = WeightColumn + watched.Sum(indices => indices.Count);
        Columns = StateColumn + states;
    }

    /// <summary>Every quantity of every layer comes first, then the watched weights, then the hidden states.</summary>
    public int WeightColumn { get; }

    public int StateColumn { get; }

    public int Columns { get; }

    /// <param name="training">The line of training.csv of the same replicate and step.</param>
    /// <param name="values">What was read out of this replicate; kept, not to be changed.</param>
    /// <param name="first">Where among these what is described here begins.</param>
    /// <returns>Rows that are made when they are written: a step has other things to do.</returns>
    public StepRows Rows(TrainingRow training, double[] values, int first)
    {
        var (replicate, step) = (training.Replicate, training.Step);
        return new StepRows(training)
        {
            Layers = Layers(replicate, step, values, first),
            Weights = Weights(replicate, step, values, first + WeightColumn),
            Timesteps = _states > 0 ? States(replicate, step, values, first + StateColumn) : [],
        };
    }

    private IEnumerable<LayerRow> Layers(int replicate, int step, double[] values, int column)
    {
        foreach (var (number, name) in _layers)
        {
            yield return new LayerRow(replicate, step, number, name, new ArraySegment<double>(values, column, Quantities.All.Count));
            column += Quantities.All.Count;
        }
    }

    private IEnumerable<WeightRow> Weights(int replicate, int step, double[] values, int column)
    {
        for (var i = 0; i < _layers.Length; i++)
        {
            foreach (var index in _watched[i])
                yield return new WeightRow(replicate, step, _layers[i].Number, index, values[column++]);
        }
    }

    private IEnumerable<TimestepRow> States(int replicate, int step, double[] values, int column)
    {
        for (var time = 1; time <= _states; time++)
            yield return new TimestepRow(replicate, step, time, values[column++]);
    }
}
