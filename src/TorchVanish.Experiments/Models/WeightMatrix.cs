using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Sequential;

namespace TorchVanish.Experiments.Models;

/// <summary>The shape and the initialization of one weight matrix, known before the network is built.</summary>
/// <param name="Path">The path of the initialization in the config.</param>
/// <param name="Copies">The number of matrices of this shape: the gates of a recurrent cell, or 1.</param>
internal sealed record WeightMatrix(string Layer, string Path, InitializationConfig Law, int Rows, int Columns, int Copies = 1)
{
    private const string Initialization = "model.initialization";

    // double, because the product of large widths can overflow an integer.
    public double Entries => (double)Copies * Rows * Columns;

    /// <param name="features">Values of one sample, over all its time steps.</param>
    public static IEnumerable<WeightMatrix> Of(ModelConfig model, int features, int classes, int timeSteps) => model switch
    {
        MlpConfig mlp => Of(mlp, features, classes),
        RecurrentConfig { HiddenSize: var units } recurrent =>
        [
            new(LayeredNetwork.HiddenName(1), Initialization, recurrent.Initialization, units, features / timeSteps, recurrent.Gates),
            new(
                LayeredNetwork.HiddenName(1), "model.recurrent_initialization", recurrent.RecurrentInitialization,
                units, units, recurrent.Gates),
            new(LayeredNetwork.OutputName, Initialization, recurrent.Initialization, classes, units),
        ],
        SequentialConfig sequential => SequentialPlan.Of(sequential, features, timeSteps).Matrices,
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
