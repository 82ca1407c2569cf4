using System.Buffers.Binary;

namespace TorchVanish.Experiments.Data;

/// <summary>The expected content of an IDX file: unsigned bytes with given dimensions.</summary>
/// <param name="Content">The content for messages: images or labels.</param>
/// <param name="Dimensions">The name of each dimension.</param>
internal sealed record IdxKind(string Content, IReadOnlyList<string> Dimensions)
{
    // LeCun, "The MNIST database": two zero bytes, the type, the number of dimensions.
    private const int UnsignedByte = 0x08;

    private static readonly Dictionary<int, string> Types = new()
    {
        [UnsignedByte] = "unsigned bytes",
        [0x09] = "signed bytes",
        [0x0b] = "16-bit integers",
        [0x0c] = "32-bit integers",
        [0x0d] = "32-bit floats",
        [0x0e] = "64-bit floats",
    };

    public int HeaderLength => 4 * (1 + Dimensions.Count);

    private uint Magic => (UnsignedByte << 8) | (uint)Dimensions.Count;

    /// <summary>Fails unless the four bytes are the magic number of such a file.</summary>
    public void CheckStart(string path, ReadOnlySpan<byte> start)
    {
        var found = BinaryPrimitives.ReadUInt32BigEndian(start);
        if (found == Magic)
            return;
        if (start is [0, 0, var type, _] && type != UnsignedByte && Types.TryGetValue(type, out var name))
            throw new StorageException(
                $"{path} holds {name} (type 0x{type:x2} at byte 2), but {Content} must be unsigned bytes (type 0x08); convert the file "
                + "to bytes from 0 to 255.");
        if (start is [0, 0, UnsignedByte, var dimensions] && dimensions is 1 or 3)
            throw new StorageException(
                $"{path} starts with 0x{found:x8} at byte 0, as a file of {(dimensions == 1 ? "labels" : "images")} does, but an IDX file "
                + $"with {Content} starts with 0x{Magic:x8}.");
        throw new StorageException(
            $"{path} starts with 0x{found:x8} at byte 0, but an IDX file with {Content} starts with 0x{Magic:x8}.");
    }
}
