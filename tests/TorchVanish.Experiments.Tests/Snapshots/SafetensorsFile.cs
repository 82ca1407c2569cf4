using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace TorchVanish.Experiments.Tests.Snapshots;

/// <summary>
/// A reader of safetensors written from the format's specification and not from our writer: u64 little-endian N, N bytes of JSON
/// that begin with '{' and may end in spaces, then the numbers; offsets count from the end of the header, leave no gap and no overlap.
/// </summary>
internal sealed class SafetensorsFile
{
    private readonly Dictionary<string, SafetensorsEntry> _entries = [];

    public SafetensorsFile(byte[] file)
    {
        var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(file);
        Assert.InRange(length, 2, 100_000_000);
        Assert.Equal((byte)'{', file[8]);
        var numbers = file.AsSpan(8 + length);
        var end = 0;
        using var header = JsonDocument.Parse(file.AsMemory(8, length));
        foreach (var property in header.RootElement.EnumerateObject().Where(p => p.Name != "__metadata__")
            .OrderBy(p => Offset(p.Value, 0)).ThenBy(p => Offset(p.Value, 1)))
        {
            var (from, to) = (Offset(property.Value, 0), Offset(property.Value, 1));
            Assert.Equal(end, from);
            end = to;
            var shape = property.Value.GetProperty("shape").EnumerateArray().Select(n => n.GetInt64()).ToArray();
            var entry = new SafetensorsEntry(property.Value.GetProperty("dtype").GetString()!, shape, numbers[from..to].ToArray());
            Assert.Equal(shape.Aggregate(1L, (product, n) => product * n), entry.Values.Length);
            _entries.Add(property.Name, entry);
        }
        Assert.Equal(numbers.Length, end);
    }

    public IReadOnlyCollection<string> Names => _entries.Keys;

    public SafetensorsEntry this[string name] => _entries[name];

    public static SafetensorsFile Read(string path) => new(File.ReadAllBytes(path));

    private static int Offset(JsonElement entry, int which) => entry.GetProperty("data_offsets")[which].GetInt32();
}

internal sealed record SafetensorsEntry(string Dtype, long[] Shape, byte[] Bytes)
{
    /// <summary>Row-major; exact for every type but the largest integers.</summary>
    public double[] Values { get; } = Dtype switch
    {
        "F32" => [.. MemoryMarshal.Cast<byte, float>(Bytes).ToArray().Select(v => (double)v)],
        "F64" => MemoryMarshal.Cast<byte, double>(Bytes).ToArray(),
        "I64" => [.. MemoryMarshal.Cast<byte, long>(Bytes).ToArray().Select(v => (double)v)],
        _ => throw new InvalidOperationException($"{Dtype} is not read here."),
    };
}
