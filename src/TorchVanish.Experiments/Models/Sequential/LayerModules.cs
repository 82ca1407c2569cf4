using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using Parameter = TorchSharp.Modules.Parameter;

namespace TorchVanish.Experiments.Models.Sequential;

/// <summary>A convolution that pads its input itself, so that padding `same` also works with a stride and an even kernel.</summary>
internal sealed class Convolution : Module<Tensor, Tensor>
{
    private readonly long _kernel;
    private readonly long _stride;
    private readonly bool _same;

    public Convolution(long inputs, long outputs, long kernel, long stride, bool same, bool bias, ScalarType dtype)
        : base(nameof(Convolution))
    {
        (_kernel, _stride, _same) = (kernel, stride, same);
        register_parameter("weight", new Parameter(zeros([outputs, inputs, kernel, kernel], dtype: dtype)));
        if (bias)
            register_parameter("bias", new Parameter(zeros(outputs, dtype: dtype)));
    }

    public override Tensor forward(Tensor x)
    {
        if (_same)
        {
            var (top, bottom) = Padding(x.shape[2]);
            var (left, right) = Padding(x.shape[3]);
            if (top + bottom + left + right > 0)
                x = functional.pad(x, [left, right, top, bottom]);
        }
        return functional.conv2d(x, get_parameter("weight")!, get_parameter("bias"), strides: [_stride, _stride]);
    }

    // Pads like TensorFlow: if the two sides differ, the second one is larger.
    private (long Before, long After) Padding(long side)
    {
        var positions = (side + _stride - 1) / _stride;
        var all = Math.Max(0, ((positions - 1) * _stride) + _kernel - side);
        return (all / 2, all - (all / 2));
    }
}

/// <summary>Multi-head scaled dot-product self-attention (Vaswani 2017, eq. 1).</summary>
internal sealed class SelfAttention : Module<Tensor, Tensor>
{
    /// <summary>Query, key, value and output.</summary>
    public const int Matrices = 4;

    private readonly long _heads;
    private readonly bool _causal;

    /// <param name="width">d, a multiple of the heads.</param>
    public SelfAttention(long width, long heads, bool causal, bool bias, ScalarType dtype)
        : base(nameof(SelfAttention))
    {
        (_heads, _causal) = (heads, causal);
        register_parameter("weight", new Parameter(zeros([(Matrices - 1) * width, width], dtype: dtype)));
        register_parameter("output_weight", new Parameter(zeros([width, width], dtype: dtype)));
        if (!bias)
            return;
        register_parameter("bias", new Parameter(zeros((Matrices - 1) * width, dtype: dtype)));
        register_parameter("output_bias", new Parameter(zeros(width, dtype: dtype)));
    }

    /// <param name="x">[B, T, d].</param>
    /// <returns>[B, T, d].</returns>
    public override Tensor forward(Tensor x)
    {
        var (batch, steps, width) = (x.shape[0], x.shape[1], x.shape[2]);
        // Three times [B, heads, T, d / heads].
        var parts = functional.linear(x, get_parameter("weight")!, get_parameter("bias")).chunk(Matrices - 1, dim: -1)
            .Select(part => part.view(batch, steps, _heads, width / _heads).transpose(1, 2)).ToList();
        var scores = parts[0].matmul(parts[1].transpose(2, 3)) / Math.Sqrt((double)width / _heads);
        if (_causal)
            scores = scores + full([steps, steps], double.NegativeInfinity, dtype: x.dtype, device: x.device).triu(1);
        var mixed = scores.softmax(-1).matmul(parts[2]).transpose(1, 2).reshape(batch, steps, width);
        return functional.linear(mixed, get_parameter("output_weight")!, get_parameter("output_bias"));
    }
}

/// <summary>Dropout with its own random generator, so that a replicate does not depend on other replicates.</summary>
internal sealed class SeededDropout(double p, long seed) : Module<Tensor, Tensor>(nameof(SeededDropout))
{
    private readonly Generator _generator = new((ulong)seed);

    public override Tensor forward(Tensor x)
    {
        if (!training || p == 0)
            return x.alias();
        return x * Mask(x.shape, x.dtype).to(x.device);
    }

    /// <summary>0 for a dropped entry, 1 / (1 - p) for others. Drawn on the CPU, so that all devices drop the same entries.</summary>
    public Tensor Mask(long[] shape, ScalarType dtype) => rand(shape, dtype: dtype, generator: _generator).ge(p).to(dtype) / (1 - p);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _generator.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>x + scale · branch(x).</summary>
internal sealed class ResidualBranch : Module<Tensor, Tensor>
{
    public ResidualBranch(IReadOnlyList<(string Name, Module<Tensor, Tensor> Module)> branch, double scale)
        : base(nameof(ResidualBranch))
    {
        (Branch, Scale) = (branch, scale);
        foreach (var (name, module) in branch)
            register_module(name, module);
    }

    public IReadOnlyList<(string Name, Module<Tensor, Tensor> Module)> Branch { get; }

    public double Scale { get; }

    public override Tensor forward(Tensor x) => x + (Scale * Branch.Aggregate(x, (h, layer) => layer.Module.call(h)));
}
