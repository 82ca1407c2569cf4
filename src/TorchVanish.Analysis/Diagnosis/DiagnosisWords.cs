using System.Text;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>A diagnosis in words: for the terminal and for the report.</summary>
public static class DiagnosisWords
{
    /// <summary>Cause and remedy in one line.</summary>
    public static string FirstLine(Diagnosis diagnosis) => diagnosis.Findings[0] is { Remedies: [var first, ..] } finding
        ? $"{finding.Symptom}: {FirstSentence(finding.Explanation)} Try first: {first}"
        : $"{diagnosis.Verdict}: {FirstSentence(diagnosis.Findings[0].Explanation)}";

    /// <summary>3 of 8 replicates learn, 5 fail; the confidence of the verdict.</summary>
    public static string Replicates(Diagnosis diagnosis)
    {
        var (n, learn, fail) = diagnosis.Replicates;
        var count = learn + fail == 0
            ? $"Of {Spelling.Count(n, "replicate")}, it is not known which learn."
            : $"Of {Spelling.Count(n, "replicate")}, {learn} {(learn == 1 ? "learns" : "learn")} and {fail} "
            + $"{(fail == 1 ? "fails" : "fail")}.";
        return $"{count} Confidence of the verdict: {Spelling.Percent(diagnosis.Confidence)}.";
    }

    /// <summary>The text that diagnose prints.</summary>
    public static string Text(Diagnosis diagnosis)
    {
        var text = new StringBuilder($"{FirstLine(diagnosis)}\n\n{Replicates(diagnosis)}\n");
        foreach (var finding in diagnosis.Findings)
            Write(text, finding);
        return text.ToString();
    }

    /// <summary>Where and since when, such as: linear1 and linear2, since step 3.</summary>
    public static string Place(Finding finding)
    {
        var layers = finding.Layers.Count > MostNames
            ? $"{string.Join(", ", finding.Layers.Take(MostNames))} and {finding.Layers.Count - MostNames} more"
            : Spelling.List(finding.Layers);
        var since = finding.SinceStep is { } step ? $"since step {step}" : "";
        return string.Join(", ", new[] { layers, since }.Where(part => part.Length > 0));
    }

    /// <summary>The numbers that the finding rests on: name = value, ...</summary>
    public static string Evidence(Finding finding) =>
        string.Join(", ", finding.Evidence.Select(fact => $"{fact.Key} = {fact.Value?.ToString() ?? "not finite"}"));

    // A longer list of layers is not readable.
    private const int MostNames = 4;

    private static void Write(StringBuilder text, Finding finding)
    {
        var place = Place(finding);
        text.Append($"\n{finding.Symptom} (confidence {Spelling.Percent(finding.Confidence)}{(place.Length > 0 ? $"; {place}" : "")})\n");
        text.Append($"  {finding.Explanation}\n");
        if (finding.Evidence.Count > 0)
            text.Append($"  How we know: {Evidence(finding)}.\n");
        foreach (var (index, remedy) in finding.Remedies.Index())
            text.Append($"  {(index == 0 ? "What to try:" : "            ")} {remedy}\n");
    }

    // Up to the first period that ends a sentence: the next word begins with a capital.
    private static string FirstSentence(string text)
    {
        for (var i = 0; i + 2 < text.Length; i++)
        {
            if (text[i] == '.' && text[i + 1] == ' ' && char.IsUpper(text[i + 2]))
                return text[..(i + 1)];
        }
        return text;
    }
}
