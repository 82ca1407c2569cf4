using System.Globalization;

namespace TorchVanish.Experiments.Data;

/// <summary>Allocates inputs [samples, features] as one array.</summary>
public static class InputMatrix
{
    /// <summary>Allocates a matrix of zeros.</summary>
    /// <exception cref="ConfigException">The matrix is too large; the message says how many samples would fit.</exception>
    public static float[] Allocate(int samples, int features)
    {
        // A .NET array has at most about 2^31 elements.
        if ((long)samples * features > Array.MaxLength)
        {
            var largest = Array.MaxLength / features;
            throw new ConfigException(string.Create(CultureInfo.InvariantCulture,
                $"data.samples is too large: {samples} samples of {features} features do not fit into one array, at most {largest} do."));
        }
        return new float[samples * features];
    }
}
