namespace TorchVanish.Analysis.Prescription;

/// <summary>
/// One kind of change that may cure a training. To add one, add one sealed class with a constructor that takes nothing in the folder
/// Remedies: the catalogue finds it.
/// </summary>
public abstract class Remedy
{
    /// <summary>Two remedies of the same family are never combined.</summary>
    public abstract string Family { get; }

    /// <summary>How much of the experiment it changes.</summary>
    public abstract RemedyReach Reach { get; }

    /// <summary>Every form in which it can be applied to this experiment; none where it does not apply.</summary>
    public abstract IEnumerable<RemedyOption> Options(RemedyTask task);
}

/// <summary>How much of an experiment a remedy changes: the smaller number is the smaller change.</summary>
public enum RemedyReach
{
    /// <summary>How the network is trained.</summary>
    Training = 1,

    /// <summary>The initial weights, or the scale of the data.</summary>
    Start = 2,

    /// <summary>What the network computes.</summary>
    Network = 3,
}
