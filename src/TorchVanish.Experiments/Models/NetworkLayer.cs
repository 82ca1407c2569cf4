using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Parameter = TorchSharp.Modules.Parameter;

namespace TorchVanish.Experiments.Models;

/// <summary>What can be said of one layer of a network from outside: enough to attach a probe by name, and no more.</summary>
/// <param name="Number">1 is nearest the input; depth + 1 is the output layer.</param>
/// <param name="Name">hidden1 ... hiddenN, output.</param>
/// <param name="Linear">The module that holds W_l: a linear layer or a recurrent cell.</param>
/// <param name="Site">
/// The module where z_l shows: the activation, whose input z_l is, or the output layer, whose output it is. In a recurrent layer, where
/// h_t shows. In a stack that computes both, the dense layer, inside which z_l is.
/// </param>
/// <param name="Activation">φ; null for the output layer, which has none, and for a cell with gates, which has several.</param>
/// <param name="DerivativeSupremum">sup φ′; 1 for the output layer.</param>
public sealed record NetworkLayer(
    int Number,
    string Name,
    Module Linear,
    Module<Tensor, Tensor> Site,
    Activation? Activation,
    double DerivativeSupremum)
{
    private static readonly string[] OneMatrix = ["weight"];

    // z_t = W [x_t; h_{t-1}] + b.
    private static readonly string[] RecurrentMatrices = ["weight_ih", "weight_hh"];

    /// <summary>Whether the layer is recurrent: its site is then called once for each time step, with h_t, unless a stack computes the whole sequence at once.</summary>
    public bool Recurrent { get; init; }

    /// <summary>Whether the layer has gates, each with a φ of its own, and so no one φ and no one z.</summary>
    public bool Gated => Recurrent && Activation is null;

    /// <summary>
    /// W_l, [d_l, d_{l-1}], or [R, d_l, d_{l-1}] where R replicates are stacked. Asked for anew each time: a move to another device
    /// replaces it. Of a recurrent layer a copy, [W_ih W_hh], of [d, features + d].
    /// </summary>
    public Tensor Weight => Recurrent ? Beside(Matrices().Select(matrix => matrix.detach())) : Matrices().Single();

    /// <summary>∂L/∂W_l, as W_l; null before there is one.</summary>
    public Tensor? WeightGradient => !Recurrent ? Matrices().Single().grad
        : Matrices().Any(matrix => matrix.grad is null) ? null : Beside(Matrices().Select(matrix => matrix.grad!));

    private IEnumerable<Parameter> Matrices() => (Recurrent ? RecurrentMatrices : OneMatrix).Select(name => Linear.get_parameter(name)!);

    private static Tensor Beside(IEnumerable<Tensor> matrices) => cat([.. matrices], dim: -1);
}
