namespace TorchVanish.Runs;

/// <summary>
/// One line of training.csv: losses and accuracies before the update of this step. The line whose step equals the number of
/// updates describes the trained network.
/// </summary>
/// <param name="TrainLoss">Mean loss of the training batch of this step.</param>
/// <param name="TrainAccuracy">Share of that batch that is classified correctly.</param>
/// <param name="ValidationLoss">Mean loss of the validation split, with running statistics if the network has them.</param>
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

/// <summary>
/// One line of jacobians.csv: the gradients of one layer, by autograd and as the product of the chain rule's factors.
/// </summary>
/// <param name="Signal">∂L/∂z_l, over batch and units.</param>
/// <param name="Weight">∂L/∂W_l.</param>
public sealed record JacobianRow(int Replicate, int Step, int Layer, string Name, GradientComparison Signal, GradientComparison Weight);

/// <summary>A gradient computed twice.</summary>
/// <param name="Norm">‖a‖, by autograd.</param>
/// <param name="ProductNorm">‖b‖, by the explicit product, in float64.</param>
/// <param name="RelativeDifference">‖a − b‖ / ‖a‖; 0 if both are 0.</param>
public sealed record GradientComparison(double Norm, double ProductNorm, double RelativeDifference);

/// <summary>
/// One line of jacobian_spectrum.csv: a singular value of ∂h_l/∂h_{l−1}, or, for layer 0, of ∂h_L/∂x with L the last hidden layer; the mean
/// over a few samples of the batch.
/// </summary>
/// <param name="Index">1 is the largest singular value.</param>
public sealed record SpectrumRow(int Replicate, int Step, int Layer, int Index, double SingularValue);

/// <summary>One line of derivatives.csv: the activation at one input.</summary>
/// <param name="Input">z, in the floating-point type of the experiment.</param>
/// <param name="Output">φ(z).</param>
/// <param name="Derivative">φ′(z), by autograd.</param>
public sealed record DerivativeRow(int Replicate, double Input, double Output, double Derivative);

/// <summary>One line of timesteps.csv, of a recurrent model.</summary>
/// <param name="Time">1 ... T.</param>
/// <param name="HiddenGradientNorm">‖∂L/∂h_t‖_F over batch and units, the total derivative: through the output and all later
/// states.</param>
public sealed record TimestepRow(int Replicate, int Step, int Time, double HiddenGradientNorm);
