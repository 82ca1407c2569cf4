using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>
/// Samples that are sequences, used as drawn. A network that is not recurrent receives them flattened, one step after another.
/// </summary>
public abstract record SequenceConfig : DataConfig
{
    [Description("The number of sequences, training and validation together.")]
    [Range(2, 10_000_000)]
    public override int Samples { get; init; } = 10_000;

    /// <summary>The names of all kinds of sequences.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
        [.. typeof(DataConfig).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Where(kind => kind.DerivedType.IsSubclassOf(typeof(SequenceConfig))).Select(kind => (string)kind.TypeDiscriminator!)];
}

[Description("Temporal order (Hochreiter & Schmidhuber 1997; Pascanu 2013): which two symbols appeared among distractors, and in which "
    + "order; four classes.")]
public sealed record TemporalOrderConfig : SequenceConfig
{
    [Description("Steps of each sequence. The informative symbols appear in [0.1, 0.2) and in [0.5, 0.6) of its length.")]
    [Range(10, 100_000)]
    public int Length { get; init; } = 20;
}

[Description("Adding (Hochreiter & Schmidhuber 1997; as in Arjovsky 2016): the sum of the two marked numbers of a sequence; needs loss "
    + "squared_error. An answer is correct if its error is below 0.04.")]
public sealed record AddingConfig : SequenceConfig
{
    /// <summary>An answer with a smaller error is correct (Hochreiter &amp; Schmidhuber 1997, task 4).</summary>
    public const double Tolerance = 0.04;

    [Description("Steps of each sequence. One marked number is in its first half, the other in its second.")]
    [Range(2, 100_000)]
    public int Length { get; init; } = 20;
}

[Description("Copy memory (Hochreiter & Schmidhuber 1997; Arjovsky 2016): symbols of eight kinds, to be repeated in order after a "
    + "delay; accuracy is the share of correct symbols.")]
public sealed record CopyConfig : SequenceConfig
{
    [Description("Symbols to remember; a sequence has 2 * symbols + delay steps.")]
    [Range(1, 10_000)]
    public int Symbols { get; init; } = 10;

    [Description("Steps between the last symbol and the first answer; the last of these steps shows the signal to answer.")]
    [Range(1, 100_000)]
    public int Delay { get; init; } = 10;
}
