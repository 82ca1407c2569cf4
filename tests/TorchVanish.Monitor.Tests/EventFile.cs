using System.Buffers.Binary;

namespace TorchVanish.Monitoring.Tests;

/// <summary>
/// Reads a TensorBoard event file without any code of ours: TFRecord framing with a CRC-32C of its own, bit by bit from the polynomial
/// (RFC 3720), and the protocol buffers that TensorFlow's compiler generated for TorchSharp.
/// </summary>
internal static class EventFile
{
    private const uint Polynomial = 0x82f63b78; // Castagnoli's, reversed

    public static IReadOnlyList<Tensorboard.Event> Read(string folder)
    {
        var bytes = File.ReadAllBytes(Assert.Single(Directory.GetFiles(folder, "events.out.tfevents.*"))).AsSpan();
        var events = new List<Tensorboard.Event>();
        while (!bytes.IsEmpty)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes);
            Assert.Equal(Masked(Crc(bytes[..8])), BinaryPrimitives.ReadUInt32LittleEndian(bytes[8..]));
            var data = bytes.Slice(12, length);
            Assert.Equal(Masked(Crc(data)), BinaryPrimitives.ReadUInt32LittleEndian(bytes[(12 + length)..]));
            events.Add(Tensorboard.Event.Parser.ParseFrom(data.ToArray()));
            bytes = bytes[(16 + length)..];
        }
        return events;
    }

    public static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var one in data)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ Polynomial;
        }
        return ~crc;
    }

    // tensorflow/core/lib/hash/crc32c.h: rotated right by 15 bits, plus a constant.
    public static uint Masked(uint crc) => unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u);
}
