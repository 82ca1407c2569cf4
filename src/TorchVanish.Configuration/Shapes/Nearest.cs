namespace TorchVanish.Configuration.Shapes;

/// <summary>Finds the valid name that is most similar to a mistyped one.</summary>
public static class Nearest
{
    // Valid names are much shorter, and comparing long texts takes time.
    private const int LongestName = 100;

    /// <summary>" (did you mean X?)", or an empty text if no valid name is similar.</summary>
    public static string Hint(string name, IEnumerable<string> valid) =>
        Find(name, valid) is { } nearest ? $" (did you mean {nearest}?)" : "";

    /// <summary>The most similar valid name; null if none is similar.</summary>
    public static string? Find(string name, IEnumerable<string> valid)
    {
        if (name.Length > LongestName)
            return null;
        var best = valid.Select(candidate => (candidate, distance: Distance(name.ToLowerInvariant(), candidate.ToLowerInvariant())))
            .OrderBy(pair => pair.distance).ThenBy(pair => Math.Abs(pair.candidate.Length - name.Length))
            .ThenBy(pair => pair.candidate, StringComparer.Ordinal).FirstOrDefault();
        return best.candidate is not null && best.distance <= Math.Max(2, name.Length / 3) ? best.candidate : null;
    }

    // Optimal string alignment distance: swapping two neighboring letters is one edit, as in rleu for relu.
    private static int Distance(string a, string b)
    {
        var edits = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }
                var substitution = edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                edits[i, j] = Math.Min(substitution, Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }
        return edits[a.Length, b.Length];
    }
}
