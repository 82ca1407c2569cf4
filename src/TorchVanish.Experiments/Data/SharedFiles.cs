namespace TorchVanish.Experiments.Data;

/// <summary>
/// Parsed files that all experiments of a process share, so ten experiments on Fashion-MNIST unpack it once. A file is identified by its
/// path, length and modification time, so a changed file is read again. At most <paramref name="capacity"/> files are kept.
/// </summary>
/// <typeparam name="TContent">The parsed content of a file, which must not be changed.</typeparam>
public sealed class SharedFiles<TContent>(int capacity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(Identity Identity, TContent Content)> _recent = new();

    /// <summary>The content, parsed at the first call while other threads wait. If parsing throws, the next call tries again.</summary>
    /// <param name="path">The file.</param>
    /// <param name="variant">Other settings that affect parsing.</param>
    /// <param name="parse">Reads the file.</param>
    public TContent Get(string path, string variant, Func<string, TContent> parse)
    {
        var file = new FileInfo(path);
        var identity = new Identity(file.FullName, variant, file.Exists ? file.Length : -1, file.LastWriteTimeUtc);
        lock (_gate)
        {
            for (var node = _recent.First; node is not null; node = node.Next)
                if (node.Value.Identity == identity)
                {
                    _recent.Remove(node);
                    _recent.AddFirst(node);
                    return node.Value.Content;
                }

            var content = parse(path);
            _recent.AddFirst((identity, content));
            if (_recent.Count > capacity)
                _recent.RemoveLast();
            return content;
        }
    }

    private readonly record struct Identity(string Path, string Variant, long Length, DateTime Written);
}
