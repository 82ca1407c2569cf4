namespace TorchVanish.Configuration;

/// <summary>Lower bounds of losses.</summary>
public static class LossFloor
{
    /// <summary>
    /// ln(e + K − 1) − 1, the smallest cross-entropy of K classes if the outputs pass through softmax twice: with probabilities as
    /// logits, the best output is a 1 among zeros, with loss −ln(e / (e + K − 1)).
    /// </summary>
    public static double OfSoftmaxTwice(int classes) => Math.Log(Math.E + classes - 1) - 1;
}
