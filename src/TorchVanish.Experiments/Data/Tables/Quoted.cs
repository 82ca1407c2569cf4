namespace TorchVanish.Experiments.Data;

/// <summary>A text out of somebody's file, fit to stand in a sentence: short, on one line, nothing that a terminal would obey.</summary>
internal static class Quoted
{
    private const int MostCharacters = 40;

    public static string Text(string text)
    {
        var shown = text.Length <= MostCharacters ? text : text[..MostCharacters] + "...";
        return $"\"{string.Concat(shown.Select(character => char.IsControl(character) ? ' ' : character))}\"";
    }
}
