using TorchVanish.Acceleration.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace TorchVanish.Acceleration.Layers;

/// <summary>
/// An autograd function for h = φ(W x + b) of R replicates and its gradients. It computes one replicate after another in CPU memory, so
/// that the data of a replicate stay in the first-level and second-level caches (docs/decisions/0011).
/// </summary>
internal sealed class HostDense : SingleTensorFunction<HostDense>
{
    private const string KernelKey = "kernel";
    private const string PassKey = "pass";

    public override string Name => nameof(HostDense);

    /// <summary>
    /// Whether this function supports the layer. This depends on processor, device, type and batch size; one span of memory must hold the
    /// layer.
    /// </summary>
    /// <param name="weight">[R, out, in].</param>
    /// <param name="x">[R, in, B].</param>
    public static bool Takes(Tensor weight, Tensor x) =>
        TiledProduct.Takes(x)
        && x.shape[2] % TiledProduct.Columns == 0
        && (double)x.shape[0] * Math.Max(weight.shape[1], x.shape[1]) * x.shape[2] * sizeof(float) < int.MaxValue;

    /// <param name="weight">[R, out, in].</param>
    /// <param name="bias">[R, out].</param>
    /// <param name="x">[R, in, B].</param>
    /// <param name="pass">The measurements to make; null for none.</param>
    /// <returns>[R, out, B].</returns>
    public static Tensor Apply(Tensor weight, Tensor bias, Tensor x, LayerKernel kernel, DensePass? pass = null) =>
        apply(weight, bias, x, kernel, pass!);

    public override unsafe Tensor forward(AutogradContext ctx, params object[] vars)
    {
        HandOver.LetGo();
        var (weight, bias, x) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        var (kernel, pass) = ((LayerKernel)vars[3], (DensePass?)vars[4]);
        var shape = new DenseShape(weight, x);
        var h = empty(shape.Replicates, shape.Outputs, shape.Batch);
        if (pass is { KeepsTensors: true })
            pass.Preactivation = empty_like(h);
        fixed (float* w = HostSpan.Of(weight), b = HostSpan.Of(bias), input = HostSpan.Of(x))
        fixed (float* output = HostSpan.Of(h), kept = HostSpan.Of(pass?.Preactivation))
        {
            for (nint r = 0; r < shape.Replicates; r++)
            {
                var to = output + (r * shape.Outputs * shape.Batch);
                var z = kept is null ? to : kept + (r * shape.Outputs * shape.Batch);
                TiledProduct.Multiply(
                    w + (r * shape.Outputs * shape.Inputs), shape.Inputs, 1,
                    input + (r * shape.Inputs * shape.Batch), b + (r * shape.Outputs), z,
                    shape.Outputs, shape.Inputs, shape.Batch);
                kernel.Forward(z, to, shape.Outputs * shape.Batch);
            }
        }
        ctx.save_for_backward([weight, x, h]);
        ctx.save_data(KernelKey, kernel);
        ctx.save_data(PassKey, pass!);
        return HandOver.Of(h);
    }

    /// <param name="grad_output">∂L/∂h, [R, out, B].</param>
    /// <returns>∂L/∂W, ∂L/∂b and, if x requires a gradient, ∂L/∂x.</returns>
    public override unsafe List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        HandOver.LetGo();
        var saved = ctx.get_saved_variables();
        using var weight = saved[0];
        using var x = saved[1];
        using var h = saved[2];
        var (kernel, pass) = ((LayerKernel)ctx.get_data(KernelKey), (DensePass?)ctx.get_data(PassKey));
        using var gradient = grad_output.contiguous();
        grad_output.Dispose();
        var shape = new DenseShape(weight, x);
        var (ofWeight, ofBias) = (empty(shape.Replicates, shape.Outputs, shape.Inputs), empty(shape.Replicates, shape.Outputs));
        var ofInput = x.requires_grad ? empty(shape.Replicates, shape.Inputs, shape.Batch) : null;
        if (pass is not null)
            pass.Sums = new LayerSums[shape.Replicates];
        if (pass is { KeepsTensors: true })
            pass.Signal = empty_like(h);
        var workspace = new DenseWorkspace(shape);
        fixed (float* w = HostSpan.Of(weight), g = HostSpan.Of(gradient), input = HostSpan.Of(x))
        fixed (float* output = HostSpan.Of(h), kept = HostSpan.Of(pass?.Signal))
        fixed (float* toWeight = HostSpan.Of(ofWeight), toBias = HostSpan.Of(ofBias), toInput = HostSpan.Of(ofInput))
        {
            for (nint r = 0; r < shape.Replicates; r++)
            {
                var (outputs, inputs) = (r * shape.Outputs * shape.Batch, r * shape.Inputs * shape.Batch);
                var (weights, biases) = (r * shape.Outputs * shape.Inputs, r * shape.Outputs);
                var signal = kept is null ? workspace.Signal : kept + outputs;
                if (pass is null)
                    kernel.Backward(g + outputs, output + outputs, signal, toBias + biases, shape.Outputs, shape.Batch);
                else
                    pass.Sums![r] = kernel.MeasuredBackward(
                        g + outputs, output + outputs, signal, toBias + biases, shape.Outputs, shape.Batch, pass.Saturation);
                workspace.WeightGradient(signal, input + inputs, toWeight + weights);
                if (ofInput is not null)
                    TiledProduct.Multiply(
                        w + weights, 1, shape.Inputs, signal, null, toInput + inputs, shape.Inputs, shape.Outputs, shape.Batch);
            }
        }
        // Autograd expects one gradient for each argument of the forward pass, including those that are not tensors.
        return [HandOver.Of(ofWeight), HandOver.Of(ofBias), ofInput is null ? null! : HandOver.Of(ofInput), null!, null!];
    }
}
