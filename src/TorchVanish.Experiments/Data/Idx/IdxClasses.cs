using System.Globalization;

namespace TorchVanish.Experiments.Data;

/// <summary>
/// The class of each label in the files. If the data set names its classes and all labels are in their range, label k is class k.
/// Otherwise the labels that occur are the classes, in ascending order.
/// </summary>
/// <param name="Codes">[256]: the class of each label.</param>
/// <param name="Names">One for each class.</param>
/// <param name="Known">Whether the names are the data set's own.</param>
internal sealed record IdxClasses(int[] Codes, IReadOnlyList<string> Names, bool Known)
{
    private const int Labels = 256;

    public static IdxClasses Of(IdxDataset dataset, string labelsPath, params ReadOnlySpan<byte[]> halves)
    {
        var occurs = new bool[Labels];
        foreach (var half in halves)
            foreach (var label in half)
                occurs[label] = true;
        int[] found = [.. Enumerable.Range(0, Labels).Where(label => occurs[label])];
        if (found[^1] < dataset.Classes.Count)
            return new IdxClasses([.. Enumerable.Range(0, Labels)], dataset.Classes, Known: true);
        if (found.Length == 1)
            throw new StorageException($"{labelsPath}: all labels are {found[0]}; at least 2 different ones are needed.");
        return new IdxClasses(
            [.. Enumerable.Range(0, Labels).Select(label => Array.IndexOf(found, label))],
            [.. found.Select(label => label.ToString(CultureInfo.InvariantCulture))],
            Known: dataset.Classes.Count == 0);
    }
}
