namespace TorchVanish.Analysis.Diagnosis;

/// <summary>The names that a finding can have, as they stand in findings.json and after --fail-on.</summary>
public static class Symptom
{
    public const string VanishingGradient = "vanishing_gradient";
    public const string ExplodingGradient = "exploding_gradient";
    public const string DeadUnits = "dead_units";
    public const string SaturatedUnits = "saturated_units";
    public const string PoorInitialization = "poor_initialization";
    public const string LearningRateTooSmall = "learning_rate_too_small";
    public const string LearningRateTooLarge = "learning_rate_too_large";
    public const string OscillatingLoss = "oscillating_loss";
    public const string NotLearnable = "not_learnable";
    public const string Overfitting = "overfitting";
    public const string Diverged = "diverged";
    public const string WrongOutput = "wrong_output";
    public const string UnscaledInputs = "unscaled_inputs";
    public const string UnscaledTargets = "unscaled_targets";
    public const string WrongArchitecture = "wrong_architecture";
    public const string TooFewSteps = "too_few_steps";

    /// <summary>Frozen, or not in the graph of the loss.</summary>
    public const string NoGradient = "no_gradient";

    public const string Healthy = "healthy";

    /// <summary>The record does not say whether the network learns, or it does not learn and nothing recorded says why.</summary>
    public const string CannotTell = "cannot_tell";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        VanishingGradient, ExplodingGradient, DeadUnits, SaturatedUnits, PoorInitialization, LearningRateTooSmall, LearningRateTooLarge,
        OscillatingLoss, NotLearnable, Overfitting, Diverged, WrongOutput, UnscaledInputs, UnscaledTargets, WrongArchitecture, TooFewSteps,
        NoGradient, Healthy, CannotTell,
    ];

    /// <summary>Whether it says that something is wrong.</summary>
    public static bool IsFault(string symptom) => symptom is not (Healthy or CannotTell);
}
