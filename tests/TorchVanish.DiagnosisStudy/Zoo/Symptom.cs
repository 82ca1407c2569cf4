namespace TorchVanish.DiagnosisStudy.Zoo;

/// <summary>The symptoms that a label can name: those of findings.json.</summary>
internal static class Symptom
{
    public const string Healthy = "healthy";
    public const string CannotTell = "cannot_tell";
    public const string Vanishing = "vanishing_gradient";
    public const string Exploding = "exploding_gradient";
    public const string Dead = "dead_units";
    public const string Saturated = "saturated_units";
    public const string Initialization = "poor_initialization";
    public const string RateTooSmall = "learning_rate_too_small";
    public const string RateTooLarge = "learning_rate_too_large";
    public const string Oscillating = "oscillating_loss";
    public const string NotLearnable = "not_learnable";
    public const string Overfitting = "overfitting";
    public const string Diverged = "diverged";
    public const string Output = "wrong_output";
    public const string Inputs = "unscaled_inputs";
    public const string Targets = "unscaled_targets";
    public const string Architecture = "wrong_architecture";
    public const string TooFewSteps = "too_few_steps";
}
