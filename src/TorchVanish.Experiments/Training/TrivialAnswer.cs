namespace TorchVanish.Experiments.Training;

/// <summary>The result of the best constant answer on a validation split, which a network must exceed to have learned anything.</summary>
/// <param name="Loss">Infinite for cross-entropy if validation has a class that training lacks.</param>
/// <param name="Accuracy">In [0, 1]; null for numbers, for which accuracy is not defined.</param>
internal sealed record TrivialAnswer(double Loss, double? Accuracy);
