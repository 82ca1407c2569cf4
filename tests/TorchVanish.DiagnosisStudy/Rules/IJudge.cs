using TorchVanish.Analysis.Measured;

namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>Whatever says what is wrong with a run: this project's diagnosis, or a published set of rules.</summary>
internal interface IJudge
{
    string Name { get; }

    Judgement Of(MeasuredRun run);
}

/// <summary>What a judge says of a run while it goes on.</summary>
/// <param name="Course">Its words from each step on, in the order of the steps; the last are its verdict.</param>
internal sealed record Judgement(IReadOnlyList<Statement> Course)
{
    private static readonly Statement Silence = new(0, false, []);

    public Statement Verdict => Course.Count == 0 ? Silence : Course[^1];

    /// <summary>Whether it said at any step that something is wrong.</summary>
    public bool EverFlagged => Course.Any(statement => statement.Flagged);
}

/// <summary>What a judge says from a step on.</summary>
/// <param name="Flagged">Whether it says that something is wrong.</param>
/// <param name="Named">The symptoms that it names, by the names of findings.json.</param>
internal sealed record Statement(int Step, bool Flagged, IReadOnlyList<string> Named);
