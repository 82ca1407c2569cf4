using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>
/// A simple recurrent network in loops over arrays: the forward pass and backpropagation through time (Werbos 1990), written out.
/// </summary>
/// <param name="value">Returns a parameter by name, row-major.</param>
/// <param name="x">[B][T][features].</param>
/// <param name="y">[B].</param>
internal sealed class HandUnrolledRnn(Func<string, double[]> value, double[][][] x, int[] y, RnnConfig config, Loss loss)
{
    private readonly int _units = config.HiddenSize;
    private readonly double[][] _input = [.. value("hidden1.weight_ih").Chunk(x[0][0].Length)];
    private readonly double[][] _recurrent = [.. value("hidden1.weight_hh").Chunk(config.HiddenSize)];
    private readonly double[] _bias = [.. value("hidden1.bias_ih").Zip(value("hidden1.bias_hh"), (a, b) => a + b)];
    private readonly double[][] _output = [.. value("output.weight").Chunk(config.HiddenSize)];
    private readonly double[] _outputBias = value("output.bias");

    public static HandUnrolledRnn Of(SmallNetwork network, RnnConfig config)
    {
        var features = SmallModels.SampleShape(config);
        return new(
            name => Numbers.Of(network.Group.Parameters.Single(p => p.name == name).parameter),
            [.. Numbers.Of(network.X).Chunk(features.features)
                .Select(sample => sample.Chunk(features.features / features.timeSteps).ToArray())],
            [.. Numbers.Of(network.Y).Select(label => (int)label)],
            config,
            network.LossKind);
    }

    /// <summary>All entries of all z_t.</summary>
    public IEnumerable<double> Preactivations() => x.SelectMany(sample => Forward(sample).z).SelectMany(z => z);

    public HandUnrolledRnnGradient Differentiate()
    {
        var times = x[0].Length;
        var gradient = new HandUnrolledRnnGradient(
            0, Zeros(_input), Zeros(_recurrent), new double[_units], Zeros(_output), new double[_outputBias.Length],
            OfTimes(times), OfTimes(times), OfTimes(times));
        var total = 0.0;
        for (var i = 0; i < x.Length; i++)
            total += AddSample(gradient, i);
        return gradient with { Loss = total };
    }

    private double AddSample(HandUnrolledRnnGradient sum, int sample)
    {
        var (z, h) = Forward(x[sample]);
        var last = h[^1];
        double[] logits = [.. _output.Select((row, k) => Dot(row, last) + _outputBias[k])];
        var (lossOfSample, slope) = HandUnrolledLoss.OfSample(loss, logits, y[sample], x.Length);
        AddOuter(sum.Output, slope, last);
        Add(sum.OutputBias, slope);
        // Only the output contributes to ∂L/∂h_T; ∂L/∂h_{t-1} = W_hhᵀ ∂L/∂z_t.
        var state = Transposed(_output, slope);
        for (var t = z.Count - 1; t >= 0; t--)
        {
            double[] delta = [.. state.Select((value, unit) => value * Slope(z[t][unit]))];
            sum.Hidden[t][sample] = h[t + 1];
            sum.States[t][sample] = state;
            sum.Preactivations[t][sample] = delta;
            AddOuter(sum.Input, delta, x[sample][t]);
            AddOuter(sum.Recurrent, delta, h[t]);
            Add(sum.Bias, delta);
            state = Transposed(_recurrent, delta);
        }
        return lossOfSample;
    }

    /// <returns>z_1 ... z_T and h_0 ... h_T.</returns>
    private (List<double[]> z, List<double[]> h) Forward(double[][] sample)
    {
        var (z, h) = (new List<double[]>(), new List<double[]> { new double[_units] });
        foreach (var input in sample)
        {
            z.Add([.. Enumerable.Range(0, _units).Select(unit => Dot(_input[unit], input) + Dot(_recurrent[unit], h[^1]) + _bias[unit])]);
            h.Add([.. z[^1].Select(Phi)]);
        }
        return (z, h);
    }

    private double Phi(double z) => config.Nonlinearity == Nonlinearity.Relu ? Math.Max(0, z) : Math.Tanh(z);

    private double Slope(double z) => config.Nonlinearity == Nonlinearity.Relu ? (z > 0 ? 1 : 0) : 1 / (Math.Cosh(z) * Math.Cosh(z));

    private double[][][] OfTimes(int times) => [.. Enumerable.Range(0, times).Select(_ => new double[x.Length][])];

    private static double[][] Zeros(double[][] like) => [.. like.Select(row => new double[row.Length])];

    private static double Dot(double[] left, double[] right) => left.Zip(right, (a, b) => a * b).Sum();

    private static double[] Transposed(double[][] matrix, double[] vector) =>
        [.. Enumerable.Range(0, matrix[0].Length).Select(column => vector.Select((value, row) => value * matrix[row][column]).Sum())];

    private static void Add(double[] sum, double[] vector)
    {
        for (var i = 0; i < sum.Length; i++)
            sum[i] += vector[i];
    }

    private static void AddOuter(double[][] sum, double[] rows, double[] columns)
    {
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns.Length; column++)
                sum[row][column] += rows[row] * columns[column];
        }
    }
}

/// <param name="Input">∂L/∂W_ih.</param>
/// <param name="Recurrent">∂L/∂W_hh.</param>
/// <param name="Bias">∂L/∂b_ih, which equals ∂L/∂b_hh.</param>
/// <param name="Hidden">h_t, [T][B][d].</param>
/// <param name="States">∂L/∂h_t, [T][B][d].</param>
/// <param name="Preactivations">∂L/∂z_t, [T][B][d].</param>
internal sealed record HandUnrolledRnnGradient(
    double Loss, double[][] Input, double[][] Recurrent, double[] Bias, double[][] Output, double[] OutputBias,
    double[][][] Hidden, double[][][] States, double[][][] Preactivations);
