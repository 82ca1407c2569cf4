using System.Buffers.Binary;
using System.Numerics;
using System.Text;

namespace TorchVanish;

/// <summary>
/// A TensorBoard event file: TFRecords (length, its masked CRC-32C, data, its masked CRC-32C) of protocol buffers of type Event
/// (tensorflow/core/util/event.proto), written with scalars only.
/// </summary>
internal sealed class TensorBoardFile : IDisposable
{
    private readonly FileStream _file;
    private readonly TimeProvider _clock;

    public TensorBoardFile(string folder, TimeProvider clock)
    {
        _clock = clock;
        var time = $"{clock.GetUtcNow().ToUnixTimeSeconds():D10}";
        var name = $"events.out.tfevents.{time}.{Environment.MachineName}.{Environment.ProcessId}.torchvanish";
        _file = new FileStream(Path.Combine(folder, name), FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite);
        var version = new MemoryStream();
        WriteTime(version);
        WriteText(version, field: 3, "brain.Event:2");
        WriteRecord(version.ToArray());
        _file.Flush();
    }

    /// <summary>Writes the scalars of one step as one event.</summary>
    public void Write(int step, IEnumerable<(string Tag, double Value)> scalars)
    {
        var summary = new MemoryStream();
        Span<byte> number = stackalloc byte[4];
        foreach (var (tag, value) in scalars)
        {
            var entry = new MemoryStream();
            WriteText(entry, field: 1, tag);
            WriteKey(entry, field: 2, wireType: 5);
            BinaryPrimitives.WriteSingleLittleEndian(number, (float)value);
            entry.Write(number);
            WriteBytes(summary, field: 1, entry.ToArray());
        }
        var written = new MemoryStream();
        WriteTime(written);
        WriteKey(written, field: 2, wireType: 0);
        WriteVarint(written, (ulong)step);
        WriteBytes(written, field: 5, summary.ToArray());
        WriteRecord(written.ToArray());
        _file.Flush();
    }

    public void Dispose() => _file.Dispose();

    /// <returns>The CRC-32C of the data, rotated and offset as in TFRecord files.</returns>
    public static uint MaskedCrc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
            crc = BitOperations.Crc32C(crc, one);
        crc = ~crc;
        return unchecked(BitOperations.RotateRight(crc, 15) + 0xa282ead8u);
    }

    private void WriteTime(Stream stream)
    {
        WriteKey(stream, field: 1, wireType: 1);
        Span<byte> time = stackalloc byte[8];
        BinaryPrimitives.WriteDoubleLittleEndian(time, _clock.GetUtcNow().ToUnixTimeMilliseconds() / 1000.0);
        stream.Write(time);
    }

    private void WriteRecord(byte[] data)
    {
        Span<byte> length = stackalloc byte[8];
        Span<byte> crc = stackalloc byte[4];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)data.Length);
        _file.Write(length);
        BinaryPrimitives.WriteUInt32LittleEndian(crc, MaskedCrc(length));
        _file.Write(crc);
        _file.Write(data);
        BinaryPrimitives.WriteUInt32LittleEndian(crc, MaskedCrc(data));
        _file.Write(crc);
    }

    private static void WriteText(Stream stream, int field, string text) => WriteBytes(stream, field, Encoding.UTF8.GetBytes(text));

    private static void WriteBytes(Stream stream, int field, byte[] bytes)
    {
        WriteKey(stream, field, wireType: 2);
        WriteVarint(stream, (ulong)bytes.Length);
        stream.Write(bytes);
    }

    private static void WriteKey(Stream stream, int field, int wireType) => WriteVarint(stream, (ulong)((field << 3) | wireType));

    private static void WriteVarint(Stream stream, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            stream.WriteByte((byte)(value | 0x80));
        stream.WriteByte((byte)value);
    }
}
