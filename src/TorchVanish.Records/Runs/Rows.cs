namespace TorchVanish.Records.Runs;

/// <summary>
/// One line of training.csv: losses and accuracies before the update of this step. The line whose step equals the number of
/// updates stands for the trained network.
/// </summary>
/// <param name="TrainLoss">Mean loss of the training batch of this step.</param>
/// <param name="TrainAccuracy">Share of that batch that is classified correctly.</param>
/// <param name="ValidationLoss">Mean loss of the validation split, with running statistics where the network keeps them.</param>
/// <param name="GradientNorm">Euclidean norm of the gradient of all parameters together, before clipping.</param>
/// <param name="ClippedGradientNorm">The same after clipping.</param>
public sealed record TrainingRow(
    int Replicate,
    int Step,
    double TrainLoss,
    double TrainAccuracy,
    double ValidationLoss,
    double ValidationAccuracy,
    double GradientNorm,
    double ClippedGradientNorm);

/// <summary>One line of layers.csv.</summary>
/// <param name="Layer">1 is nearest the input; depth + 1 is the output layer.</param>
/// <param name="Name">hidden1 ... hiddenN, output.</param>
/// <param name="Values">One number for each of <see cref="Quantities.All"/>, in that order.</param>
public sealed record LayerRow(int Replicate, int Step, int Layer, string Name, IReadOnlyList<double> Values)
{
    public double this[Quantity quantity] => Values[(int)quantity];
}

/// <summary>One line of weights.csv: the value of one of a layer's eight watched weights.</summary>
/// <param name="Index">Position in the row-major weight matrix [d_l, d_{l-1}].</param>
public sealed record WeightRow(int Replicate, int Step, int Layer, int Index, double Value);

/// <summary>One line of timesteps.csv, of a recurrent model.</summary>
/// <param name="Time">1 ... T.</param>
/// <param name="HiddenGradientNorm">‖∂L/∂h_t‖_F over batch and units, the total derivative: through the output and all later states.</param>
public sealed record TimestepRow(int Replicate, int Step, int Time, double HiddenGradientNorm);
