using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Stacks of deep fully connected nets, plain and residual: x ← x + α W relu(x), or x ← W relu(x).</summary>
internal sealed class ResidualNets
{
    private readonly Tensor _input;
    private readonly Tensor _output;
    private readonly Tensor[] _blocks;
    private readonly Tensor[] _scales;
    private readonly bool _shortcut;
    private readonly bool _batchNorm;

    /// <param name="scale">The α of every block at the start; null for none.</param>
    public ResidualNets(Generator generator, int seeds, int depth, int width, bool shortcut, bool batchNorm, double? scale)
    {
        (_shortcut, _batchNorm) = (shortcut, batchNorm);
        _input = generator.Normal(Math.Sqrt(1.0 / TeacherTask.Features), seeds, TeacherTask.Features, width).requires_grad_(true);
        _output = generator.Normal(Math.Sqrt(1.0 / width), seeds, width, TeacherTask.Classes).requires_grad_(true);
        _blocks = [.. Enumerable.Range(0, depth)
            .Select(_ => generator.Normal(Math.Sqrt(2.0 / width), seeds, width, width).requires_grad_(true))];
        _scales = scale is double start ? [.. _blocks.Select(_ => full([seeds, 1, 1], start).requires_grad_(true))] : [];
    }

    public IReadOnlyList<Tensor> Parameters => [_input, .. _blocks, .. _scales, _output];

    /// <param name="entering">Called with the position of each block and what enters it.</param>
    public Tensor Forward(Tensor x, Action<int, Tensor>? entering = null)
    {
        var h = x.bmm(_input);
        for (var block = 0; block < _blocks.Length; block++)
        {
            entering?.Invoke(block, h);
            var branch = (_batchNorm ? Normalized(h) : h).relu().bmm(_blocks[block]);
            if (_scales.Length > 0)
                branch = _scales[block] * branch;
            h = _shortcut ? h + branch : branch;
        }
        // The head sees a bounded signal only where the net keeps one: no norm is added before it.
        return (_batchNorm ? Normalized(h) : h).bmm(_output);
    }

    // Over the batch of each replicate, [replicates, batch, units].
    private static Tensor Normalized(Tensor z)
    {
        var centred = z - z.mean([1], true);
        return centred * (centred.square().mean([1], true) + 1e-5).rsqrt();
    }
}
