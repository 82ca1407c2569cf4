using System.Text.Json.Serialization;

namespace TorchVanish.Runs;

/// <summary>
/// run.json, the first file of a run folder: the format of its tables, and the facts that a reader needs to interpret them
/// without the config. A run of version 0.1 has none.
/// </summary>
/// <param name="Program">Name and version of the program that wrote the run.</param>
/// <param name="Layers">Nearest the input first.</param>
public sealed record RunManifest(string Program, string Name, RunSource Source, IReadOnlyList<LayerManifest> Layers)
{
    /// <summary>The format that this version writes, and the newest that it reads.</summary>
    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>The planned number of updates.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public int? StepsPlanned { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? StepsPerEpoch { get; init; }

    /// <summary>
    /// Validation loss of the best constant answer: the class shares of the training split for cross-entropy, the mean target for
    /// squared error. Mean over the replicates' splits; null if it is unknown, or infinite because training lacks a class.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? TrivialLoss { get; init; }

    /// <summary>
    /// Validation accuracy of always predicting the largest class of the training split, in [0, 1]. Mean over the replicates' splits.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public double? TrivialAccuracy { get; init; }

    /// <summary>This accuracy for each replicate's own split, replicate 0 first; empty if it is unknown.</summary>
    public IReadOnlyList<double> TrivialAccuracies { get; init; } = [];

    /// <summary>The data of the run; null if the program did not load them.</summary>
    public DataFacts? Data { get; init; }

    /// <summary>Valid but unusual settings and data: one sentence each.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Where a run came from.</summary>
public enum RunSource
{
    Config,
    Monitor,
}

/// <summary>One layer of run.json.</summary>
/// <param name="Layer">1 is nearest the input.</param>
/// <param name="Kind">The kind of its module, such as linear or lstm.</param>
/// <param name="Parameters">The number of learned parameters of one replicate.</param>
/// <param name="Activation">The name of φ; null without an activation.</param>
/// <param name="DerivativeSupremum">sup φ′; null if it is not defined, as for a cell with gates.</param>
public sealed record LayerManifest(
    int Layer,
    string Name,
    string Kind,
    LayerRole Role,
    long Parameters,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Activation = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] double? DerivativeSupremum = null);

/// <summary>What a layer is in its network.</summary>
public enum LayerRole
{
    Hidden,
    Output,
    Other,
}

/// <summary>The data of a run, for the report's data section. Splits are those of replicate 0.</summary>
/// <param name="Features">The number of inputs of one sample.</param>
/// <param name="Standardized">Whether features are scaled to mean 0 and standard deviation 1 of the training split.</param>
/// <param name="Classes">The classes, or the labels if a sample may have several; empty if the target is a number.</param>
public sealed record DataFacts(
    string Kind,
    int TrainingSamples,
    int ValidationSamples,
    int Features,
    bool Standardized,
    IReadOnlyList<ClassFacts> Classes)
{
    /// <summary>Whether a sample may have several of the classes (labels).</summary>
    public bool MultiLabel { get; init; }

    /// <summary>The distribution of the target; null if the target is not a number.</summary>
    public TargetFacts? Target { get; init; }

    /// <summary>The scale of the inputs; null if they are standardized or unknown.</summary>
    public InputFacts? Inputs { get; init; }
}

/// <summary>The scale of inputs that are used as they are, over the training split of replicate 0.</summary>
/// <param name="LargestRms">The largest root mean square of a feature.</param>
/// <param name="SmallestRms">The smallest root mean square of a feature that is not 0.</param>
public sealed record InputFacts(double Minimum, double Maximum, double LargestRms, double SmallestRms);

/// <summary>The numbers to predict, in their own units, over the training split of replicate 0.</summary>
/// <param name="Standardized">Whether the network predicts (number − mean) / standard deviation instead.</param>
public sealed record TargetFacts(double Mean, double StandardDeviation, bool Standardized)
{
    /// <summary>The smallest target; null in a run of an older version.</summary>
    public double? Minimum { get; init; }

    /// <summary>The largest target; null in a run of an older version.</summary>
    public double? Maximum { get; init; }
}

/// <summary>One class: its name in the data, and its number of samples in each split.</summary>
public sealed record ClassFacts(string Name, int Training, int Validation);
