using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>∂c_T/∂c_0 of torch's LSTM cell by autograd, with weights of 0 and with PyTorch's default weights, by forget bias.</summary>
public sealed class LstmCell : PaperExperiment
{
    private const int Steps = 100;

    public override string Id => "lstm-cell-path";

    public override int Cost => 3;

    public override void Measure(Laboratory lab)
    {
        var (units, seeds) = (lab.Pick(32, 32, 4), lab.Pick(8, 4, 2));
        var generator = lab.Generator(Id);
        foreach (var bias in (double[])[0, 1, 2, 5])
        {
            lab.Piece(() => Measure(lab, "weights 0", bias, 0, units, 0, generator));
            for (var seed = 0; seed < seeds; seed++)
                lab.Piece(() => Measure(lab, "default weights", bias, 1 / Math.Sqrt(units), units, seed, generator));
        }
    }

    private static void Measure(Laboratory lab, string cell, double bias, double limit, int units, int seed, Generator generator)
    {
        using var lstm = nn.LSTMCell(units, units, dtype: ScalarType.Float64);
        using (no_grad())
        {
            foreach (var (name, parameter) in lstm.named_parameters())
            {
                parameter.copy_(generator.Uniform(limit, parameter.shape).to(ScalarType.Float64));
                // Gates are stacked as input, forget, cell, output.
                if (name == "bias_ih")
                    parameter[TensorIndex.Slice(units, 2 * units)] = bias;
                else if (name == "bias_hh")
                    parameter[TensorIndex.Slice(units, 2 * units)] = 0;
            }
        }
        var start = zeros([1, units], ScalarType.Float64).requires_grad_(true);
        var (h, c) = (zeros([1, units], ScalarType.Float64), start * 1);
        for (var step = 1; step <= Steps; step++)
        {
            (h, c) = lstm.call(generator.Normal64(1, 1, units), (h, c));
            if (step % 10 != 0)
                continue;
            // ‖vᵀ ∂c_t/∂c_0‖ / ‖v‖ for one random v: through the cell path and, where weights are not 0, through h too.
            var v = generator.Normal64(1, 1, units);
            var gradient = autograd.grad([c], [start], [v], retain_graph: true)[0];
            var norm = (gradient.norm() / v.norm()).Number();
            lab.Record(FormattableString.Invariant($"{cell}, b_f = {bias}"), step, seed, "cell_gradient", norm);
        }
    }
}
