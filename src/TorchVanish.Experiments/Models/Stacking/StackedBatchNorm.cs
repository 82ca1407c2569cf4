using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>R batch normalizations. Each normalizes over the batch of its replicate and has its own running statistics.</summary>
internal sealed class StackedBatchNorm : Module<Tensor, Tensor>
{
    private readonly Parameter _weight; // [R, d]
    private readonly Parameter _bias; // [R, d]
    private readonly Tensor _runningMean; // [R · d]
    private readonly Tensor _runningVariance; // [R · d]
    private readonly double _momentum;
    private readonly double _eps;

    public StackedBatchNorm(IReadOnlyList<BatchNorm1d> layers)
        : base(nameof(StackedBatchNorm))
    {
        _weight = Stack.Parameters(layers.Select(layer => layer.weight!));
        _bias = Stack.Parameters(layers.Select(layer => layer.bias!));
        _runningMean = cat([.. layers.Select(layer => layer.running_mean!)]);
        _runningVariance = cat([.. layers.Select(layer => layer.running_var!)]);
        (_momentum, _eps) = (layers[0].momentum ?? 0, layers[0].eps);
        register_parameter("weight", _weight);
        register_parameter("bias", _bias);
        register_buffer("running_mean", _runningMean);
        register_buffer("running_var", _runningVariance);
    }

    /// <param name="x">[R, d, B].</param>
    public override Tensor forward(Tensor x)
    {
        // Treat each unit of each replicate as a channel, with the batch as its extent, so that torch's kernel keeps separate statistics.
        using var channels = x.reshape(1, -1, x.shape[2]);
        using var weight = _weight.view(-1);
        using var bias = _bias.view(-1);
        using var normalized = functional.batch_norm(
            channels, get_buffer("running_mean")!, get_buffer("running_var")!, weight, bias, training, _momentum, _eps);
        return normalized.view(x.shape);
    }
}
