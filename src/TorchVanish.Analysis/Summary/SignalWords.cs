using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Summary;

/// <summary>Describes the backpropagated signal. A signal of exactly zero comes first, because it has no ratio.</summary>
public static class SignalWords
{
    private const string NoLayer = "No layer was measured, so there are no results about the gradient.";

    internal static IEnumerable<string> Long(RunSummary s) =>
        s.Layers == 0 ? [NoLayer] : Zeros(s.Zeros).Concat(ThroughTime(s.ThroughTime)).Concat(AlongLayers(s));

    /// <summary>One sentence.</summary>
    internal static string Fact(RunSummary s) =>
        Zeros(s.Zeros).FirstOrDefault() is { } zero ? zero
        : ThroughTime(s.ThroughTime).FirstOrDefault() is { } time ? time
        : AlongLayers(s).FirstOrDefault() ?? (s.Signal.Replicates == 0
            ? s.Layers == 0 ? NoLayer : "The network has fewer than two hidden layers, so there is no ratio of signals between them."
            : "The signal δ = ∂L/∂z is not finite at initialization.");

    internal static string Short(RunSummary s) =>
        s.Zeros.AtEnd.Count > 0 ? $"δ is exactly 0 in {Where(s.Zeros.AtEnd, s.Zeros.Ended)}."
        : s.Zeros.AtStart.Count > 0 ? $"At initialization, δ is exactly 0 in {Where(s.Zeros.AtStart, s.Zeros.Replicates)}."
        : s.ThroughTime.IsKnown ? $"Through time, the gradient {Verb(s.ThroughTime)}{Verdict(s.ThroughTime)}."
        : s.Signal.IsKnown ? $"δ {Verb(s.Signal)}{Verdict(s.Signal)}."
        : s.Signal.Replicates > 0 ? "δ is not finite at initialization."
        : s.Layers == 0 ? NoLayer
        : "";

    /// <summary>loses 6.7 decades, gains 1.2 decades, keeps its size, becomes exactly 0</summary>
    public static string Verb(SignalFlow flow) =>
        flow.IsKnown ? Math.Abs(flow.Decades) < SignalFlow.EvenDecades
            ? "keeps its size" : $"{(flow.Decades < 0 ? "loses" : "gains")} {Spelling.Decades(flow.Decades)} decades"
        : flow.Zeros > 0 ? "becomes exactly 0"
        : flow.Undefined > 0 ? "is exactly 0"
        : flow.NotFinite > 0 ? "is not finite"
        : "was not measured";

    /// <summary>A number of decades after the name of a run.</summary>
    public static string Beside(SignalFlow flow) => $"{flow.Run}: " + (
        flow.IsKnown ? $"{(flow.Decades < 0 ? "−" : "+")}{Spelling.Decades(flow.Decades)}"
        : flow.Zeros > 0 || flow.Undefined > 0 ? "exactly 0"
        : "not finite");

    /// <summary>: it vanishes</summary>
    public static string Verdict(SignalFlow flow) =>
        !flow.IsKnown ? "" : flow.Vanishes ? ": it vanishes" : flow.Explodes ? ": it explodes" : "";

    private static IEnumerable<string> Zeros(ZeroSignal zeros)
    {
        const string Signal = "backpropagated signal δ = ∂L/∂z is exactly zero";
        var sinceStart = zeros.AtEnd.Where(zero => zero.SinceLatest == zeros.FirstStep).ToArray();
        if (sinceStart.Length > 0)
            yield return $"At every measured step, the {Signal} in {Where(sinceStart, zeros.Ended)}, so no gradient reaches the weights "
                + "there.";
        var always = sinceStart.Select(zero => (zero.Layer, zero.Replicates)).ToHashSet();
        var atStart = zeros.AtStart.Where(zero => !always.Contains((zero.Layer, zero.Replicates))).ToArray();
        if (atStart.Length > 0)
            yield return $"At initialization, the {Signal} in {Where(atStart, zeros.Replicates)}.";
        foreach (var group in zeros.AtEnd.Except(sinceStart).GroupBy(zero => (zero.Since, zero.SinceLatest)).OrderBy(group => group.Key))
            yield return $"The {Signal} {Counts.Since(group.Key.Since, group.Key.SinceLatest)}, in "
                + $"{Where([.. group], zeros.Ended)}: these layers no longer learn.";
    }

    private static string Where(IReadOnlyList<ZeroLayer> layers, int replicates) =>
        string.Join("; in ", layers.GroupBy(zero => zero.Replicates).OrderByDescending(group => group.Key)
        .Select(group => $"{Counts.HiddenLayers(group.Select(zero => zero.Layer))} of {Counts.Replicates(group.Key, replicates)}"));

    private static IEnumerable<string> ThroughTime(SignalFlow flow)
    {
        if (flow.IsKnown)
        {
            yield return $"At initialization, the gradient through time {Verb(flow)} from the last time step to the first{Verdict(flow)}. "
                + $"‖∂L/∂h₁‖ is {Spelling.WithInterval(flow.Ratio, Spelling.Number)} times ‖∂L/∂h_T‖{Left(flow)}.";
        }
        else if (flow.Replicates > 0)
            yield return $"At initialization, the gradient through time {Verb(flow)} at the first time step{Left(flow)}.";
    }

    private static IEnumerable<string> AlongLayers(RunSummary s)
    {
        var flow = s.Signal;
        if (flow.IsKnown)
        {
            yield return $"At initialization, the backpropagated signal δ = ∂L/∂z {Verb(flow)} from the last hidden layer to the "
                + $"first{Verdict(flow)}. ‖δ₁‖ is {Spelling.WithInterval(flow.Ratio, Spelling.Number)} times ‖δ‖ of the last hidden "
                + $"layer{Left(flow)}.";
            if (s.WeightGradient.IsKnown)
                yield return "The weight gradient of the first hidden layer is "
                    + $"{Spelling.WithInterval(s.WeightGradient.Ratio, Spelling.Number)} times that of the last.";
        }
        else if (flow.NotFinite > 0 && flow.NotFinite == flow.Replicates)
            yield return $"At initialization, the signal δ is not finite in {Counts.All(flow.Replicates)}.";
    }

    private static string Left(SignalFlow flow)
    {
        var left = new[] { (flow.Zeros, "exactly 0"), (flow.Undefined, "not defined (0/0)"), (flow.NotFinite, "not finite") }
            .Where(part => part.Item1 > 0).Select(part => $"{part.Item2} in {part.Item1}").ToArray();
        return left.Length == 0 || !flow.IsKnown
            ? "" : $" in {flow.Ratio.Replicates} of {flow.Replicates} replicates ({Spelling.List(left)})";
    }
}
