using TorchVanish.Records.Configuration;

namespace TorchVanish.Experiments.Models;

/// <summary>The shape of one weight matrix of a network that is not built yet, and the law that it is drawn from.</summary>
/// <param name="Path">Where the config names the law.</param>
/// <param name="Copies">Matrices of this shape: the gates of a recurrent cell, else 1.</param>
internal sealed record WeightMatrix(string Layer, string Path, InitializationConfig Law, int Rows, int Columns, int Copies = 1)
{
    private const string Initialization = "model.initialization";

    // In floating point, for the product of large widths is no integer.
    public double Entries => (double)Copies * Rows * Columns;

    /// <param name="features">Numbers of one sample, of all its time steps together.</param>
    public static IEnumerable<WeightMatrix> Of(ModelConfig model, int features, int classes, int timeSteps) => model switch
    {
        MlpConfig mlp => Of(mlp, features, classes),
        RecurrentConfig recurrent =>
        [
            new(LayeredNetwork.HiddenName(1), Initialization, recurrent.Initialization, recurrent.HiddenSize, features / timeSteps, recurrent.Gates),
            new(LayeredNetwork.HiddenName(1), "model.recurrent_initialization", recurrent.RecurrentInitialization, recurrent.HiddenSize, recurrent.HiddenSize, recurrent.Gates),
            new(LayeredNetwork.OutputName, Initialization, recurrent.Initialization, classes, recurrent.HiddenSize),
        ],
        _ => [],
    };

    private static IEnumerable<WeightMatrix> Of(MlpConfig mlp, int features, int classes)
    {
        var fanIn = features;
        for (var layer = 1; layer <= mlp.Depth; layer++)
        {
            yield return new(LayeredNetwork.HiddenName(layer), Initialization, mlp.Initialization, mlp.Width[layer], fanIn);
            fanIn = mlp.Width[layer];
        }
        yield return new(LayeredNetwork.OutputName, Initialization, mlp.Initialization, classes, fanIn);
    }
}
