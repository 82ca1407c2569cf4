using TorchVanish.Analysis.Measured;

namespace TorchVanish.DiagnosisStudy.Rules;

/// <summary>Whatever says what is wrong with a run: this project's diagnosis, or a published set of rules.</summary>
internal interface IJudge
{
    string Name { get; }

    Judgement Of(MeasuredRun run);
}

/// <summary>What a judge says of a run.</summary>
/// <param name="Flagged">Whether it says that something is wrong.</param>
/// <param name="Named">The symptoms that it names, by the names of findings.json.</param>
/// <param name="FirstStep">The step at which it first named each symptom, also one that it took back later.</param>
internal sealed record Judgement(bool Flagged, IReadOnlyList<string> Named, IReadOnlyDictionary<string, int> FirstStep)
{
    public static Judgement Nothing { get; } = new(false, [], new Dictionary<string, int>());

    /// <summary>The step since which each symptom was named without interruption.</summary>
    public IReadOnlyDictionary<string, int> FirmStep { get; init; } = FirstStep;
}
