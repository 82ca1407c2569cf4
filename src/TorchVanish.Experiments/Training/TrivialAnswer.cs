namespace TorchVanish.Experiments.Training;

/// <summary>How the best constant answer does on a validation split: the level that a network must beat to have learned anything.</summary>
/// <param name="Loss">Infinite for cross-entropy where validation has a class that training lacks.</param>
/// <param name="Accuracy">In [0, 1]; null for numbers, of which none counts as right.</param>
internal sealed record TrivialAnswer(double Loss, double? Accuracy);
