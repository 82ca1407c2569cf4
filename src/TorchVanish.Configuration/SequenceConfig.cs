using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>
/// Samples that are sequences, used as drawn. A network that is not recurrent sees them flattened, one step after another.
/// </summary>
public abstract record SequenceConfig : DataConfig
{
    [Description("Sequences in all, training and validation together.")]
    [Range(2, 10_000_000)]
    public override int Samples { get; init; } = 10_000;

    /// <summary>The names of all kinds of sequences.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. typeof(DataConfig).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Where(kind => kind.DerivedType.IsSubclassOf(typeof(SequenceConfig))).Select(kind => (string)kind.TypeDiscriminator!)];
}

[Description("Temporal order (Hochreiter & Schmidhuber 1997; Pascanu 2013): which two symbols came, and in which order, among "
    + "distractors; four classes.")]
public sealed record TemporalOrderConfig : SequenceConfig
{
    [Description("Steps of each sequence. The informative symbols stand in [0.1, 0.2) and in [0.5, 0.6) of it.")]
    [Range(10, 100_000)]
    public int Length { get; init; } = 20;
}

[Description("Adding (Hochreiter & Schmidhuber 1997; as in Arjovsky 2016): the sum of the two numbers of a sequence that are marked; "
    + "needs loss squared_error. Right is what errs by less than 0.04.")]
public sealed record AddingConfig : SequenceConfig
{
    [Description("Steps of each sequence. One marked number is in its first half, the other in its second.")]
    [Range(2, 100_000)]
    public int Length { get; init; } = 20;
}

[Description("Copy memory (Hochreiter & Schmidhuber 1997; Arjovsky 2016): symbols of eight kinds, to be said again in order after a "
    + "delay; accuracy is the share of symbols that are right.")]
public sealed record CopyConfig : SequenceConfig
{
    [Description("Symbols to remember; a sequence has twice as many steps and those of the delay.")]
    [Range(1, 10_000)]
    public int Symbols { get; init; } = 10;

    [Description("Steps between the last symbol and the first answer, of which the last shows the sign to begin.")]
    [Range(1, 100_000)]
    public int Delay { get; init; } = 10;
}
