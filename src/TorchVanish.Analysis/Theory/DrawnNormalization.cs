using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// Batch or layer normalization of one drawn batch: mean 0 and variance 1 over the samples of each unit, or over the units of each sample.
/// </summary>
internal sealed class DrawnNormalization
{
    private readonly int _groups;
    private readonly int _values;
    private readonly int _groupStride;
    private readonly int _valueStride;
    private readonly double _eps;
    private readonly float[] _normalized;
    private readonly float[] _inverse;

    public DrawnNormalization(UnitNormalizationConfig config, int batch, int units)
    {
        _eps = config.Eps;
        (_groups, _values, _groupStride, _valueStride) =
            config is BatchNormConfig ? (units, batch, 1, units) : (batch, units, units, 1);
        (_normalized, _inverse) = (new float[batch * units], new float[_groups]);
    }

    /// <param name="rows">[B, units], normalized in place.</param>
    public void Forward(Span<float> rows)
    {
        for (var group = 0; group < _groups; group++)
        {
            var (sum, square) = (0.0, 0.0);
            for (var i = 0; i < _values; i++)
                sum += rows[At(group, i)];
            var mean = sum / _values;
            for (var i = 0; i < _values; i++)
            {
                var apart = rows[At(group, i)] - mean;
                square += apart * apart;
            }
            var inverse = 1 / Math.Sqrt((square / _values) + _eps);
            _inverse[group] = (float)inverse;
            for (var i = 0; i < _values; i++)
                rows[At(group, i)] = _normalized[At(group, i)] = (float)((rows[At(group, i)] - mean) * inverse);
        }
    }

    /// <param name="gradient">Of the output, turned into that of the input.</param>
    public void Backward(Span<float> gradient)
    {
        for (var group = 0; group < _groups; group++)
        {
            var (sum, along) = (0.0, 0.0);
            for (var i = 0; i < _values; i++)
            {
                sum += gradient[At(group, i)];
                along += gradient[At(group, i)] * (double)_normalized[At(group, i)];
            }
            var (mean, slope) = (sum / _values, along / _values);
            for (var i = 0; i < _values; i++)
                gradient[At(group, i)] = (float)(_inverse[group] * (gradient[At(group, i)] - mean - (_normalized[At(group, i)] * slope)));
        }
    }

    private int At(int group, int value) => (group * _groupStride) + (value * _valueStride);
}
