using TorchVanish.Experiments.Models.Activations;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Parameter = TorchSharp.Modules.Parameter;

namespace TorchVanish.Experiments.Models;

/// <summary>Describes one layer of a network, so that a probe can be attached to it.</summary>
/// <param name="Number">1 is nearest the input; depth + 1 is the output layer.</param>
/// <param name="Name">hidden1 ... hiddenN, output.</param>
/// <param name="Linear">The module that holds W_l: a linear layer or a recurrent cell.</param>
/// <param name="Site">
/// The module that exposes z_l: the activation, as its input, or the output layer, as its output. In a recurrent layer, the module that
/// exposes h_t. In a stack whose dense layer also computes φ, the dense layer.
/// </param>
/// <param name="Activation">φ; null for the output layer, and for a gated cell, which has several activations.</param>
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

    /// <summary>
    /// Whether the layer is recurrent. Its site is then called with h_t once per time step, unless a stack computes the whole sequence
    /// in one function.
    /// </summary>
    public bool Recurrent { get; init; }

    /// <summary>
    /// The parameters of W_l of a layer of a sequential model, each flattened to [rows, columns]; null for other networks. Positions of an
    /// image [B, C, H, W] and steps of a sequence [B, T, d] then count as samples, like time steps of a recurrent layer.
    /// </summary>
    public IReadOnlyList<string>? FlattenedMatrices { get; init; }

    /// <summary>Whether the layer has gates. Each gate has its own φ and z, so they are not defined for the layer as a whole.</summary>
    public bool Gated => Recurrent && Activation is null;

    /// <summary>
    /// W_l, [d_l, d_{l-1}], or [R, d_l, d_{l-1}] for R stacked replicates. Looked up at every call, because a move to another device
    /// replaces the tensor. For a recurrent layer, a copy [W_ih W_hh] of shape [d, features + d].
    /// </summary>
    public Tensor Weight => FlattenedMatrices is not null ? Below(Matrices()) : Recurrent
        ? Beside(Matrices().Select(matrix => matrix.detach())) : Matrices().Single();

    /// <summary>∂L/∂W_l, with the shape of W_l; null before the first backward pass.</summary>
    public Tensor? WeightGradient => FlattenedMatrices is not null
        ? Matrices().Any(matrix => matrix.grad is null) ? null : Below(Matrices().Select(matrix => matrix.grad!))
        : !Recurrent ? Matrices().Single().grad
        : Matrices().Any(matrix => matrix.grad is null) ? null : Beside(Matrices().Select(matrix => matrix.grad!));

    private IEnumerable<Parameter> Matrices() =>
        (FlattenedMatrices ?? (Recurrent ? RecurrentMatrices : OneMatrix)).Select(name => Linear.get_parameter(name)!);

    /// <summary>A signal of the layer with units last and everything else as samples: [N, d_l].</summary>
    internal Tensor Rows(Tensor signal) => FlattenedMatrices is null ? signal : signal.dim() switch
    {
        4 => signal.permute(0, 2, 3, 1).reshape(-1, signal.shape[1]),
        3 => signal.reshape(-1, signal.shape[2]),
        _ => signal,
    };

    private static Tensor Below(IEnumerable<Tensor> matrices)
    {
        Tensor[] flat = [.. matrices.Select(matrix => matrix.flatten(1))];
        return flat.Length == 1 ? flat[0] : cat(flat, dim: 0);
    }

    private static Tensor Beside(IEnumerable<Tensor> matrices) => cat([.. matrices], dim: -1);
}
