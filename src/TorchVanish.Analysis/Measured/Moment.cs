namespace TorchVanish.Analysis.Measured;

/// <summary>A moment of the training that figures show: the start, the middle or the end.</summary>
/// <param name="Step">The measured step that represents it.</param>
public sealed record Moment(MomentKind Kind, int Step)
{
    /// <summary>The first step, the step nearest the middle and the last step, without duplicates.</summary>
    /// <param name="steps">Ascending.</param>
    public static IReadOnlyList<Moment> Of(IReadOnlyList<int> steps)
    {
        if (steps.Count == 0)
            return [];
        var half = (steps[0] + steps[^1]) / 2.0;
        var middle = steps.MinBy(step => Math.Abs(step - half));
        Moment[] moments = [new(MomentKind.Start, steps[0]), new(MomentKind.Middle, middle), new(MomentKind.End, steps[^1])];
        return [.. moments.DistinctBy(moment => moment.Step)];
    }

    /// <summary>at initialization (step 0)</summary>
    public string Words => $"{Kind.Words()} (step {Step})";
}

/// <summary>The moments of a training.</summary>
public enum MomentKind
{
    Start,
    Middle,
    End,
}

/// <summary>The moments in words.</summary>
public static class MomentKinds
{
    public static string Words(this MomentKind kind) => kind switch
    {
        MomentKind.Start => "at initialization",
        MomentKind.Middle => "halfway",
        _ => "at the end",
    };
}
