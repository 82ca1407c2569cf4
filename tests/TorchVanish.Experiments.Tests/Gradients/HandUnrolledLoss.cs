using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Tests.Gradients;

/// <summary>Both losses, written out as formulas.</summary>
internal static class HandUnrolledLoss
{
    /// <returns>The contribution of the sample to the mean loss, and its derivative with respect to the logits.</returns>
    public static (double loss, double[] slope) OfSample(Loss loss, double[] logits, int label, int batch)
    {
        var target = logits.Select((_, k) => k == label ? 1.0 : 0.0).ToArray();
        if (loss == Loss.SquaredError)
        {
            var entries = (double)batch * logits.Length;
            return (
                logits.Zip(target, (o, t) => (o - t) * (o - t)).Sum() / entries,
                [.. logits.Zip(target, (o, t) => 2 * (o - t) / entries)]);
        }
        var partition = logits.Sum(Math.Exp);
        var probability = logits.Select(o => Math.Exp(o) / partition).ToArray();
        return (-Math.Log(probability[label]) / batch, [.. probability.Zip(target, (p, t) => (p - t) / batch)]);
    }
}
