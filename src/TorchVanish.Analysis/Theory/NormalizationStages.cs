using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>Each unit, or each channel of an image, to mean 0 and variance 1 over the batch.</summary>
/// <param name="Next">The activation right after it, which decides how much of the gradient has mean 0 over the batch; null for
/// none.</param>
internal sealed record BatchNormStage(double Eps, ScalarActivation? Next) : Stage
{
    public override Passage Through(Signal before, int batch)
    {
        var values = batch * before.Shape.Positions;
        var divisor = ((before.Second - before.Mixed) * (values - 1) / values) + Eps;
        var correlation = -1.0 / (values - 1);
        var kept = Next is null ? 1 : NormalizationLaw.Kept(new(Next, 1), correlation);
        return new(
            new(1, correlation, (before.Neighbour - before.Mixed) / divisor, 0, before.Shape),
            NormalizationLaw.Backward(new BatchNormConfig(), values, before.Shape.Channels, kept) / divisor)
        {
            Forward = new(0, 0),
            Backward = new(-1, 0),
        };
    }
}

/// <summary>Each sample, or each step of a sequence, to mean 0 and variance 1.</summary>
internal sealed record LayerNormStage(double Eps) : Stage
{
    public override Passage Through(Signal before, int batch)
    {
        var divisor = before.Variance + Eps;
        var mean = before.Mean * before.Mean;
        return new(
            new(1, (before.Mixed - mean) / divisor, (before.Neighbour - mean) / divisor, 0, before.Shape) { Fixed = 1 },
            NormalizationLaw.Backward(new LayerNormConfig(), batch, before.Shape.Units, 0) / divisor)
        {
            Forward = new(0, 0),
            Backward = new(-1, 0),
        };
    }
}
