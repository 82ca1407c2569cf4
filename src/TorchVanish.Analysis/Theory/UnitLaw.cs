using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// One unit of a layer with batch normalization, in the mean over units: moments of its output, and what its chain rule makes of a gradient
/// of variance 1 that is each sample's own or that all samples share.
/// </summary>
/// <param name="MeasuredOwn">Mean square of δ, at the input of φ.</param>
/// <param name="TraceOwn">Mean square of ∂L/∂z, and <paramref name="OffOwn"/> its mean product at two samples.</param>
internal sealed record UnitLaw(
    double Second, double Mixed, double Mean, double MeasuredOwn, double MeasuredShared, double TraceOwn, double TraceShared, double OffOwn,
    double OffShared)
{
    /// <param name="variance">Of z, and <paramref name="covariance"/> that of two samples.</param>
    /// <param name="values">How many values of z are drawn.</param>
    public static UnitLaw Drawn(
        BatchNormConfig config, ScalarActivation activation, int batch, double variance, double covariance, int values, Random random)
    {
        var units = Math.Max(1, values / batch);
        // The deviations of equal samples from their mean, and that mean.
        var (own, common) = (Math.Sqrt(Math.Max(0, variance - covariance)), Math.Sqrt(Math.Max(0, variance + ((batch - 1) * covariance))));
        var before = config.Position == NormalizationPosition.BeforeActivation;
        var (z, h, slope) = (new double[batch], new double[batch], new double[batch]);
        var sums = new Sums();
        for (var unit = 0; unit < units; unit++)
        {
            var drawn = NormalPool.Window(random, batch).Span;
            var mean = 0.0;
            foreach (var value in drawn)
                mean += value / batch;
            for (var b = 0; b < batch; b++)
                z[b] = (own * (drawn[b] - mean)) + (common * mean);
            var inverse = before ? Normalize(z, config.Eps) : 1;
            for (var b = 0; b < batch; b++)
                (h[b], slope[b]) = (activation.Value(z[b]), activation.Derivative(z[b]));
            if (!before)
                inverse = Normalize(h, config.Eps);
            sums.Add(h, slope, before ? z : h, inverse, before);
        }
        return sums.Mean(units, batch);
    }

    /// <returns>1/σ.</returns>
    private static double Normalize(double[] values, double eps)
    {
        var mean = values.Average();
        var square = 0.0;
        foreach (var value in values)
            square += (value - mean) * (value - mean);
        var inverse = 1 / Math.Sqrt((square / values.Length) + eps);
        for (var i = 0; i < values.Length; i++)
            values[i] = (values[i] - mean) * inverse;
        return inverse;
    }

    private sealed class Sums
    {
        private double _second;
        private double _total;
        private double _mean;
        private double _measuredOwn;
        private double _measuredShared;
        private double _traceOwn;
        private double _traceShared;
        private double _offOwn;

        /// <param name="normalized">What the normalization gave.</param>
        public void Add(double[] h, double[] slope, double[] normalized, double inverse, bool before)
        {
            var n = h.Length;
            var (sum, square, along, kept, total) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var b = 0; b < n; b++)
            {
                total += h[b];
                _second += h[b] * h[b];
                sum += slope[b];
                square += slope[b] * slope[b];
                along += slope[b] * normalized[b];
                // The diagonal of the projection that takes away the mean and the values themselves.
                kept += slope[b] * slope[b] * (1 - ((1 + (normalized[b] * normalized[b])) / n));
            }
            var projected = square - (((sum * sum) + (along * along)) / n);
            var factor = inverse * inverse;
            (_mean, _total) = (_mean + total, _total + (total * total));
            _traceOwn += factor * kept;
            _measuredOwn += before ? square : factor * kept;
            _measuredShared += before ? square : 0;
            _traceShared += before ? factor * projected : 0;
            // The sum over samples of ∂L/∂z is 0 below a normalization.
            _offOwn += before ? 0 : factor * projected;
        }

        public UnitLaw Mean(int units, int batch)
        {
            double values = (double)units * batch, pairs = values * (batch - 1);
            return new(
                _second / values, (_total - _second) / pairs, _mean / values, _measuredOwn / values, _measuredShared / values,
                _traceOwn / values, _traceShared / values, (_offOwn - _traceOwn) / pairs, -_traceShared / pairs);
        }
    }
}
