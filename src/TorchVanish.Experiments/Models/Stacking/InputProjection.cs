using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Experiments.Models.Stacking;

/// <summary>The inputs' contribution to R stacked recurrent cells, W_ih x_t + b, for many time steps in one batched product.</summary>
internal sealed class InputProjection
{
    // A validation batch has thousands of sequences. Products of all its time steps at once would need too much memory.
    private const long ColumnsAtOnce = 4096;

    private readonly Module _cell;
    private readonly string[] _biases;

    /// <param name="cell">Gets the parameters of all cells, [R, ...], under their names.</param>
    /// <param name="biases">The biases to add here: one or both.</param>
    public InputProjection(Module cell, IReadOnlyList<Module> cells, params string[] biases)
    {
        (_cell, _biases) = (cell, biases);
        foreach (var name in new[] { "weight_ih", "weight_hh", "bias_ih", "bias_hh" })
            cell.register_parameter(name, Stack.Parameters(cells.Select(single => single.get_parameter(name)!)));
    }

    /// <summary>The projection of cells whose two biases are added before anything else happens to them.</summary>
    public static InputProjection OfBothBiases(Module cell, IReadOnlyList<Module> cells) => new(cell, cells, "bias_ih", "bias_hh");

    /// <param name="x">[R, T · features, B].</param>
    /// <returns>[R, gates · d, B] for each time step.</returns>
    public IEnumerable<Tensor> Steps(Tensor x)
    {
        var weight = _cell.get_parameter("weight_ih")!;
        var parameters = _biases.Select(name => (Tensor)_cell.get_parameter(name)!).ToArray();
        using var sum = parameters.Length == 1 ? parameters[0].alias() : parameters[0] + parameters[1];
        using var bias = sum.unsqueeze(2);
        var (replicates, features, batch) = (x.shape[0], weight.shape[2], x.shape[2]);
        var (steps, atOnce) = (x.shape[1] / features, Math.Max(1, ColumnsAtOnce / batch));
        for (var first = 0L; first < steps; first += atOnce)
        {
            var count = Math.Min(atOnce, steps - first);
            using var part = x.narrow(1, first * features, count * features);
            using var byStep = part.view(replicates, count, features, batch);
            using var turned = byStep.transpose(1, 2);
            using var columns = turned.reshape(replicates, features, count * batch);
            using var projected = weight.baddbmm(columns, bias, beta: 1, alpha: 1);
            foreach (var step in projected.split(batch, dim: 2))
                yield return step;
        }
    }
}
