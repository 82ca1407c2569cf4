namespace TorchVanish.Configuration;

/// <summary>Values that a loss cannot fall below for a known reason.</summary>
public static class LossFloor
{
    /// <summary>
    /// ln(e + K − 1) − 1, the cross-entropy of K classes where outputs go through a softmax twice: with probabilities as logits, the best
    /// is one 1 among zeros, −ln(e / (e + K − 1)).
    /// </summary>
    public static double OfSoftmaxTwice(int classes) => Math.Log(Math.E + classes - 1) - 1;
}
