using TorchVanish.Experiments.Models;
using TorchVanish.Runs;

namespace TorchVanish.Experiments.Probes;

/// <summary>
/// The order of the measurements of one replicate at a sampled step, and their conversion to rows of tables.
/// </summary>
internal sealed class SampleLayout
{
    private readonly (int Number, string Name)[] _layers;
    private readonly IReadOnlyList<IReadOnlyList<int>> _watched;
    private readonly int _states;

    /// <param name="watched">The indices of the watched weights of each layer.</param>
    /// <param name="states">The number of hidden states.</param>
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

    /// <param name="training">The row of training.csv of the same replicate and step.</param>
    /// <param name="values">The readout of this replicate, which must not be changed afterwards.</param>
    /// <param name="first">The index of the first measurement in values.</param>
    /// <returns>Rows that are created when they are written, to save time during the step.</returns>
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
