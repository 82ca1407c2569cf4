namespace TorchVanish.Analysis.Diagnosis;

/// <summary>A number at which a rule changes its mind.</summary>
/// <param name="name">What is compared with it.</param>
/// <param name="value">The one that is used.</param>
/// <param name="source">Where it comes from.</param>
public sealed class Threshold(string name, double value, string source)
{
    private readonly AsyncLocal<double?> _tried = new();

    public string Name => name;

    public string Source => source;

    public double Value => _tried.Value ?? value;

    /// <summary>What a judgement would be with another value, for the study that calibrates it.</summary>
    public T Try<T>(double other, Func<T> judge)
    {
        _tried.Value = other;
        try
        {
            return judge();
        }
        finally
        {
            _tried.Value = null;
        }
    }

    public static implicit operator double(Threshold threshold) => threshold.Value;
}
