using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>What is wrong with a training, as far as its record says: findings.json.</summary>
/// <param name="Verdict">The symptom of the first finding; see <see cref="Symptom"/>.</param>
/// <param name="Confidence">Of the verdict, from 0 to 1.</param>
/// <param name="Findings">Causes before their consequences.</param>
public sealed record Diagnosis(string Verdict, double Confidence, IReadOnlyList<Finding> Findings, ReplicateCounts Replicates)
{
    /// <summary>Whether the verdict says that something is wrong.</summary>
    [JsonIgnore]
    public bool IsFault => Symptom.IsFault(Verdict);
}

/// <summary>One thing that is wrong, or the statement that nothing is.</summary>
/// <param name="Symptom">One of the names in the class of that name.</param>
/// <param name="Layers">The layers it is about, nearest the input first; empty where it is about the whole network.</param>
/// <param name="SinceStep">The first recorded step that shows it; null where no step is meant.</param>
/// <param name="Confidence">From 0 to 1: below 0.5 it is a possibility that the record does not rule out.</param>
/// <param name="Evidence">The numbers that it rests on, by name; null for one that is not finite.</param>
/// <param name="Explanation">What is wrong, and how the record shows it.</param>
/// <param name="Remedies">What to try, the most likely cure first.</param>
public sealed record Finding(
    string Symptom,
    IReadOnlyList<string> Layers,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? SinceStep,
    double Confidence,
    IReadOnlyDictionary<string, JsonNode?> Evidence,
    string Explanation,
    IReadOnlyList<string> Remedies);

/// <summary>How many replicates there are, and how many learn.</summary>
/// <param name="Learn">Those that get at least <see cref="ReplicateOutcome.LearningSkill"/> of what there is to get.</param>
/// <param name="Fail">Those that do not, diverged ones included. A replicate whose level is unknown is in neither.</param>
public sealed record ReplicateCounts(int N, int Learn, int Fail);
