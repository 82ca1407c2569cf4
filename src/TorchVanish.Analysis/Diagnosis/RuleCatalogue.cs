using TorchVanish.Analysis.Diagnosis.Rules;

namespace TorchVanish.Analysis.Diagnosis;

/// <summary>The rules, causes before their consequences: of two that find something, the first names the cause.</summary>
internal static class RuleCatalogue
{
    public static IReadOnlyList<DiagnosticRule> All { get; } =
    [
        // What no training can mend.
        new WrongOutput(), new SoftmaxTwice(), new NoGradient(),
        // What is wrong before the first step.
        new SymmetricWeights(), new UnscaledInputs(), new ExplodingSignal(), new CollapsedSignal(),
        new UnscaledTargets(UnscaledTargets.FarTooLarge),
        // What the steps do.
        new KilledByFirstSteps(), new LearningRateTooLarge(), new UnscaledTargets(UnscaledTargets.Large),
            new Divergence(),
        // What becomes of the gradient.
        new DeadUnits(), new SaturatedUnits(), new VanishingGradient(), new ExplodingGradient(),
        // What holds a sound gradient back.
        new StepsTooSmall(), new UnsettledStatistics(), new HeavyPenalty(), new NoNonlinearity(), new Bottleneck(), new Overfitting(),
        new NothingCarriesOver(), new OscillatingLoss(), new SmallWeights(), new SlowDescent(),
    ];

    /// <summary>What is left when none of these finds anything.</summary>
    public static DiagnosticRule Otherwise { get; } = new NothingToLearn();
}
