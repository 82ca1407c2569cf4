using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>What the theory needs to know of a network: its layers and the signal that enters it.</summary>
/// <param name="Layers">Hidden layers, nearest the input first; of a recurrent network one for each time step.</param>
/// <param name="Output">The linear layer on top.</param>
/// <param name="Orthogonal">Whether the weight matrices have orthonormal rows or columns.</param>
internal sealed record PredictedNetwork(
    IReadOnlyList<LinearLaw> Layers,
    LinearLaw Output,
    ScalarActivation Activation,
    NormalizationConfig Normalization,
    bool Orthogonal,
    InputSignal Input)
{
    /// <summary>The same network with every weight multiplied by a factor; biases stay.</summary>
    public PredictedNetwork Scaled(double factor) => this with
    {
        Layers = [.. Layers.Select(layer => layer with { WeightVariance = factor * factor * layer.WeightVariance })],
        Output = Output with { WeightVariance = factor * factor * Output.WeightVariance },
    };
}

/// <summary>The law of one linear map z = W h + b.</summary>
/// <param name="Shortcut">Whether the layer's input is added to its output.</param>
/// <param name="Drive">Variance that something else adds to z: of a recurrent network, the input of this time step.</param>
internal sealed record LinearLaw(int FanIn, int FanOut, double WeightVariance, double BiasVariance, bool Shortcut = false,
    double Drive = 0);

/// <summary>The samples and the loss, as far as the theory needs them.</summary>
/// <param name="SecondMoment">Mean of x² over the features and samples.</param>
/// <param name="MixedMoment">Mean of the product of one feature at two samples.</param>
/// <param name="NormVariance">Variance over samples of ‖x‖², divided by the square of its mean.</param>
/// <param name="Batch">Samples of a batch.</param>
/// <param name="Aligned">Mean squared cosine between ∂L/∂(output) of two samples.</param>
internal sealed record InputSignal(int Features, double SecondMoment, double MixedMoment, double NormVariance, int Batch, Loss Loss,
    double Aligned);
