using System.Globalization;

namespace TorchVanish.Experiments.Data;

/// <summary>Room for inputs [samples, features] in one array.</summary>
public static class InputMatrix
{
    /// <summary>An empty matrix, or a sentence that says how many samples would fit.</summary>
    public static float[] Allocate(int samples, int features)
    {
        // One .NET array holds about 2^31 elements, whatever the machine's memory; overflow must not turn into a crash.
        if ((long)samples * features > Array.MaxLength)
        {
            var largest = Array.MaxLength / features;
            throw new ConfigException(string.Create(CultureInfo.InvariantCulture,
                $"data.samples is too large: {samples} samples of {features} features do not fit into one array, at most {largest} do."));
        }
        return new float[samples * features];
    }
}
