using System.Text.Json;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>The number of units of each hidden layer: one number for all layers, or one for each.</summary>
[JsonConverter(typeof(Converter))]
public sealed class LayerWidths : IEquatable<LayerWidths>
{
    private readonly int[] _widths;

    /// <summary>The same width for every layer.</summary>
    public LayerWidths(int width)
    {
        _widths = [width];
        IsUniform = true;
    }

    /// <summary>One width for each layer, nearest the input first.</summary>
    public LayerWidths(IEnumerable<int> widths)
    {
        _widths = [.. widths];
    }

    /// <summary>Whether one number applies to every layer.</summary>
    public bool IsUniform { get; }

    /// <summary>The number of widths in the config.</summary>
    public int Count => _widths.Length;

    /// <summary>The widths in the config.</summary>
    public IReadOnlyList<int> Values => _widths;

    /// <summary>The units of hidden layer <paramref name="layer"/>, counted from 1 at the input.</summary>
    public int this[int layer] => IsUniform ? _widths[0] : _widths[layer - 1];

    public bool Equals(LayerWidths? other) =>
        other is not null && IsUniform == other.IsUniform && _widths.AsSpan().SequenceEqual(other._widths);

    public override bool Equals(object? obj) => Equals(obj as LayerWidths);

    public override int GetHashCode() => _widths.Aggregate(IsUniform ? 1 : 0, HashCode.Combine);

    public override string ToString() => IsUniform ? $"{_widths[0]}" : $"[{string.Join(", ", _widths)}]";

    internal sealed class Converter : JsonConverter<LayerWidths>
    {
        public override LayerWidths Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.Number
                ? new LayerWidths(reader.GetInt32())
                : new LayerWidths(JsonSerializer.Deserialize<int[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, LayerWidths value, JsonSerializerOptions options)
        {
            if (value.IsUniform)
                writer.WriteNumberValue(value._widths[0]);
            else
                JsonSerializer.Serialize(writer, value._widths, options);
        }
    }
}
