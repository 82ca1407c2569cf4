using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Snapshots;

/// <summary>
/// Writes tensors in the safetensors format: eight bytes with the length of a JSON header, the header (name, dtype, shape and
/// place of each tensor), then the raw little-endian numbers.
/// </summary>
public static class Safetensors
{
    /// <param name="tensors">Any device; written row-major in their order.</param>
    public static void Write(Stream stream, IReadOnlyList<(string name, Tensor tensor)> tensors)
    {
        using var scope = NewDisposeScope();
        var header = new Dictionary<string, object>();
        var contents = new List<byte[]>();
        long offset = 0;
        foreach (var (name, tensor) in tensors)
        {
            var bytes = tensor.detach().cpu().contiguous().bytes.ToArray();
            header[name] = new
            {
                dtype = Dtype(tensor.dtype),
                shape = tensor.shape,
                data_offsets = new[] { offset, offset
                + bytes.Length }
            };
            contents.Add(bytes);
            offset += bytes.Length;
        }

        var json = JsonSerializer.Serialize(header);
        // The numbers begin at a multiple of eight bytes, so that a reader can map them into memory.
        var padded = Encoding.UTF8.GetBytes(json.PadRight((json.Length + 7) / 8 * 8));
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)padded.Length);
        stream.Write(length);
        stream.Write(padded);
        contents.ForEach(bytes => stream.Write(bytes));
    }

    private static string Dtype(ScalarType dtype) => dtype switch
    {
        ScalarType.Float32 => "F32",
        ScalarType.Float64 => "F64",
        ScalarType.Int64 => "I64",
        _ => throw new InvalidOperationException($"No tensor of type {dtype} is ever written."),
    };
}
