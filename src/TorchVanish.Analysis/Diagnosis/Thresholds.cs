namespace TorchVanish.Analysis.Diagnosis;

/// <summary>The thresholds that were chosen on trainings. The command calibrate of the study tries others in their place.</summary>
public static class Thresholds
{
    public static readonly Threshold LearningSkill = new(
        "skill of a replicate that learns", Summary.ReplicateGroups.LeastGap,
        "the gap between seeds that learn and seeds that do not, in published programs; the same as in the summary");

    public static readonly Threshold StuckSkill = new(
        "skill of a replicate that is stuck", Summary.Learning.LeastGain, "the same as in the summary");

    public static readonly Threshold FailingShare = new(
        "share of stuck replicates of a training that fails", 0.2, "2 of 8 are no accident of one seed");

    public static readonly Threshold NearlyAll = new(
        "skill of a network that nothing holds back", 0.8, "the zoo's own label: a planted cause counts below 0.8 of the twin's skill");

    public static readonly Threshold LeastReach = new(
        "change of a weight matrix over all steps, of its norm", 0.25,
        "a gap: 0.1 at most where rate or steps are the cause (0.4 in one published program), 0.7 at least where the training works");

    public static readonly Threshold LargeInputs = new(
        "root mean square of a feature", 10, "initial weights are made for 1 (Glorot & Bengio 2010; He 2015); a decade is another scale");

    public static readonly Threshold SignalLeft = new(
        "share of the forward signal at the last hidden layer", 0.05, "a twentieth is what biases of PyTorch's default outweigh");

    public static readonly Threshold LargeWeights = new(
        "fan_in · Var(W) of weights that are too large", 16, "eight times He's 2: what saturates or kills within a step");

    public static readonly Threshold SmallWeights = new(
        "Var(W) · mean fan of weights that are too small", 0.05, "1 in Glorot's scheme, 1/3 in PyTorch's; a sixth of that");

    public static readonly Threshold SignalGrowth = new(
        "growth of the forward signal over the hidden layers", 10, "a tenfold signal means a tenfold first step");

    public static readonly Threshold UnitsOff = new(
        "share of units off of a layer that is cut", 0.95, "nineteen of twenty units carry next to nothing");

    public static readonly Threshold UnitsLost = new(
        "share of units that died since the start", 1.0 / 3, "killed is a difference to the start");

    public static readonly Threshold LargeUpdate = new(
        "change of a weight matrix in one step, of its norm", 1.0 / 3, "a usual step changes a thousandth");

    public static readonly Threshold SaturatedEntries = new(
        "share of saturated entries of a layer", 0.8, "a fifth of the signal is left at most");

    public static readonly Threshold VanishingRatio = new(
        "‖δ‖ of the first hidden layer over the last", 1e-2, "two decades may hold back few layers; three are the summary's");

    public static readonly Threshold FallingLoss = new(
        "fall of the loss in the second half, of itself", 0.02, "above the noise of medians of batches");

    public static readonly Threshold FallingFast = new(
        "the same of a network that learns and is not done", 0.15, "what would get much further");

    public static readonly Threshold Plateau = new(
        "gain of a loss that stands at a constant's", 0.05, "what noise gives");

    public static readonly Threshold LearnedByHeart = new(
        "gain in training where validation gains nothing", 0.1, "ten times the gain that validation may have");

    public static readonly Threshold Memorised = new(
        "skill in training of a network that overfits", 0.5, "half of what there is to get");

    public static readonly Threshold Scatter = new(
        "change of the loss from row to row, of itself", 1.0 / 3, "more than the noise of batches");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Threshold> All { get; } =
    [
        LearningSkill, StuckSkill, FailingShare, NearlyAll, LeastReach, LargeInputs, SignalLeft, LargeWeights, SmallWeights, SignalGrowth,
        UnitsOff, UnitsLost, LargeUpdate, SaturatedEntries, VanishingRatio, FallingLoss, FallingFast, Plateau, LearnedByHeart, Memorised,
        Scatter,
    ];
}
