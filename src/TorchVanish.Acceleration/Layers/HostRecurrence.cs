using TorchVanish.Acceleration.Numerics;
using static TorchSharp.torch;
using static TorchSharp.torch.autograd;

namespace TorchVanish.Acceleration.Layers;

/// <summary>
/// An autograd function for the last state of R simple recurrent cells, h_t = φ(W_hh h_{t−1} + W_ih x_t + b_ih + b_hh) with h_0 = 0, and
/// its gradients by backpropagation through time. It computes one replicate after another in CPU memory.
/// </summary>
internal sealed class HostRecurrence : SingleTensorFunction<HostRecurrence>
{
    private const string KernelKey = "kernel";
    private const string PassKey = "pass";

    public override string Name => nameof(HostRecurrence);

    /// <summary>
    /// Whether this function supports the sequences. x must not require a gradient, and one span of memory must hold the states of all
    /// samples.
    /// </summary>
    /// <param name="x">[R, T · features, B].</param>
    /// <param name="inputWeight">[R, d, features].</param>
    /// <param name="samples">The number of samples per call.</param>
    public static bool Takes(Tensor x, Tensor inputWeight, long samples)
    {
        var (steps, inputs) = (x.shape[1] / inputWeight.shape[2], inputWeight.shape[1] + inputWeight.shape[2]);
        var states = (double)x.shape[0] * (steps + 1) * inputs * TiledProduct.Padded((int)samples);
        return TiledProduct.Takes(x) && !x.requires_grad && states * sizeof(float) < int.MaxValue;
    }

    /// <param name="x">[R, T · features, B], contiguous.</param>
    /// <param name="inputWeight">W_ih, [R, d, features].</param>
    /// <param name="recurrentWeight">W_hh, [R, d, d].</param>
    /// <param name="inputBias">b_ih, [R, d].</param>
    /// <param name="recurrentBias">b_hh, [R, d].</param>
    /// <param name="pass">The states and gradients to keep; null for none.</param>
    /// <returns>h_T, [R, d, B].</returns>
    public static Tensor Apply(
        Tensor x,
        Tensor inputWeight,
        Tensor recurrentWeight,
        Tensor inputBias,
        Tensor recurrentBias,
        LayerKernel kernel,
        SequencePass? pass) =>
        apply(x, inputWeight, recurrentWeight, inputBias, recurrentBias, kernel, pass!, is_grad_enabled());

    public override unsafe Tensor forward(AutogradContext ctx, params object[] vars)
    {
        HandOver.LetGo();
        var (x, inputWeight, recurrentWeight) = ((Tensor)vars[0], (Tensor)vars[1], (Tensor)vars[2]);
        var (inputBias, recurrentBias) = ((Tensor)vars[3], (Tensor)vars[4]);
        var (kernel, pass, keeps) = ((LayerKernel)vars[5], (SequencePass?)vars[6], (bool)vars[7]);
        var shape = new SequenceShape(x, inputWeight);
        var last = empty(shape.Replicates, shape.Units, shape.Batch);
        // Without gradients, a state is needed only until the next state is computed.
        var states = HandOver.Of(empty(keeps ? shape.Replicates : 1, (keeps ? shape.Steps + 1 : 2) * (long)shape.State));
        if (pass is not null)
            pass.States = shape.EmptyStates();
        var workspace = new SequenceWorkspace(shape, backwards: false);
        fixed (float* input = HostSpan.Of(x), wi = HostSpan.Of(inputWeight), wh = HostSpan.Of(recurrentWeight))
        fixed (float* bi = HostSpan.Of(inputBias), bh = HostSpan.Of(recurrentBias))
        fixed (float* to = HostSpan.Of(last), kept = HostSpan.Of(states))
        {
            for (var r = 0; r < shape.Replicates; r++)
            {
                workspace.JoinWeights(wi, wh, r);
                workspace.AddBiases(bi, bh, r);
                var first = kept + (keeps ? (nint)r * (shape.Steps + 1) * shape.State : 0);
                float* At(int step) => first + ((nint)(keeps ? step : step % 2) * shape.State);
                new Span<float>(first, shape.Units * shape.Padded).Clear();
                for (var step = 0; step < shape.Steps; step++)
                {
                    var features = input + ((((nint)r * shape.Steps) + step) * shape.Features * shape.Batch);
                    shape.Pad(features, At(step) + (shape.Units * shape.Padded), shape.Features);
                    var next = At(step + 1);
                    TiledProduct.Multiply(
                        workspace.Weight, shape.Inputs, 1, At(step), workspace.Bias, next, shape.Units, shape.Inputs, shape.Padded);
                    kernel.Forward(next, next, shape.Units * shape.Padded);
                    shape.ClearPadding(next);
                    if (pass is not null)
                        shape.Unpad(next, pass.States[step], r);
                }
                shape.Unpad(At(shape.Steps), to + ((nint)r * shape.Units * shape.Batch));
            }
        }
        ctx.save_for_backward(keeps ? [x, inputWeight, recurrentWeight, states] : []);
        ctx.save_data(KernelKey, kernel);
        ctx.save_data(PassKey, pass!);
        return HandOver.Of(last);
    }

    /// <param name="grad_output">∂L/∂h_T, [R, d, B].</param>
    /// <returns>Null for x, and the gradients of the four parameters.</returns>
    public override unsafe List<Tensor> backward(AutogradContext ctx, Tensor grad_output)
    {
        HandOver.LetGo();
        var saved = ctx.get_saved_variables();
        using var x = saved[0];
        using var inputWeight = saved[1];
        using var recurrentWeight = saved[2];
        using var states = saved[3];
        var (kernel, pass) = ((LayerKernel)ctx.get_data(KernelKey), (SequencePass?)ctx.get_data(PassKey));
        using var gradient = grad_output.contiguous();
        grad_output.Dispose();
        var shape = new SequenceShape(x, inputWeight);
        var (ofInput, ofRecurrent) = (empty_like(inputWeight), empty_like(recurrentWeight));
        var ofBias = empty(shape.Replicates, shape.Units);
        if (pass is not null)
            pass.Gradients = shape.EmptyStates();
        var workspace = new SequenceWorkspace(shape, backwards: true);
        fixed (float* wi = HostSpan.Of(inputWeight), wh = HostSpan.Of(recurrentWeight))
        fixed (float* g = HostSpan.Of(gradient), kept = HostSpan.Of(states))
        fixed (float* toInput = HostSpan.Of(ofInput), toRecurrent = HostSpan.Of(ofRecurrent), toBias = HostSpan.Of(ofBias))
        {
            for (var r = 0; r < shape.Replicates; r++)
            {
                workspace.JoinWeights(wi, wh, r);
                var first = kept + ((nint)r * (shape.Steps + 1) * shape.State);
                shape.Pad(g + ((nint)r * shape.Units * shape.Batch), workspace.Gradient, shape.Units);
                new Span<float>(toBias + (r * shape.Units), shape.Units).Clear();
                for (var step = shape.Steps; step > 0; step--)
                {
                    if (pass is not null)
                        shape.Unpad(workspace.Gradient, pass.Gradients[step - 1], r);
                    var state = first + ((nint)step * shape.State);
                    kernel.Backward(workspace.Gradient, state, workspace.Signal, workspace.Bias, shape.Units, shape.Padded);
                    workspace.KeepSignal(step - 1);
                    for (var unit = 0; unit < shape.Units; unit++)
                        toBias[(r * shape.Units) + unit] += workspace.Bias[unit];
                    // ∂L/∂h_0 is not needed.
                    if (step > 1)
                        TiledProduct.Multiply(
                            workspace.Weight, 1, shape.Inputs, workspace.Signal, null, workspace.Gradient,
                            shape.Units, shape.Units, shape.Padded);
                }
                workspace.WeightGradients(
                    first, toInput + ((nint)r * shape.Units * shape.Features), toRecurrent + ((nint)r * shape.Units * shape.Units));
            }
        }
        var ofRecurrentBias = ofBias.clone();
        return
        [
            null!, HandOver.Of(ofInput), HandOver.Of(ofRecurrent), HandOver.Of(ofBias), HandOver.Of(ofRecurrentBias),
            null!, null!, null!,
        ];
    }
}
