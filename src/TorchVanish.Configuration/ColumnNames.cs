using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>A list of columns. Two lists with the same names in the same order are equal, so that configs can be compared.</summary>
[JsonConverter(typeof(Converter))]
public sealed class ColumnNames(IEnumerable<string> names) : IReadOnlyList<string>, IEquatable<ColumnNames>
{
    private readonly string[] _names = [.. names];

    public int Count => _names.Length;

    public string this[int index] => _names[index];

    public bool Equals(ColumnNames? other) => other is not null && _names.AsSpan().SequenceEqual(other._names);

    public override bool Equals(object? obj) => Equals(obj as ColumnNames);

    public override int GetHashCode() => _names.Aggregate(_names.Length, HashCode.Combine);

    public override string ToString() => JsonSerializer.Serialize(_names);

    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal sealed class Converter : JsonConverter<ColumnNames>
    {
        public override ColumnNames Read(ref Utf8JsonReader reader, Type type, JsonSerializerOptions options) =>
            new(JsonSerializer.Deserialize<string[]>(ref reader, options) ?? []);

        public override void Write(Utf8JsonWriter writer, ColumnNames value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value._names, options);
    }
}
