namespace TorchVanish.Experiments.Data;

/// <summary>
/// Parsed files that all experiments of a process share: ten experiments on Fashion-MNIST unpack it once. A file is known by its
/// path, length and time of writing, so one that was mended is read again. At most <paramref name="capacity"/> files are kept.
/// </summary>
/// <typeparam name="TContent">What a file holds; never changed after it was parsed.</typeparam>
public sealed class SharedFiles<TContent>(int capacity)
{
    private readonly Lock _gate = new();
    private readonly LinkedList<(Identity Identity, TContent Content)> _recent = new();

    /// <summary>The content, parsed at the first call; other threads wait for it. A parse that throws is not remembered.</summary>
    /// <param name="path">The file.</param>
    /// <param name="variant">Whatever else decides how it is parsed.</param>
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
