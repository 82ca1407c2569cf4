using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// Mean and variance over seeds of ln(‖δ_l‖²/‖δ_L‖²) from a few hundred drawn networks, where an expansion to first order in 1/n does not
/// reach: normalizations, which couple samples or units; shortcuts; and plain networks so narrow and deep that the logarithm scatters by
/// its own size. Wide networks are drawn narrower: what finite width adds is of order 1/n and is scaled.
/// </summary>
internal static class DrawnSpread
{
    /// <summary>Widest layer that is drawn.</summary>
    private const int Widest = 128;

    // Statistics of a batch change as 1/B; beyond it, the law of large batches holds.
    private const int MostSamples = 64;

    // Of norms: the relative variance of ‖x‖² of normal inputs is 2/features.
    private const int MostFeatures = 256;

    private const int FewestSeeds = 48;
    private const int MostSeeds = 1024;

    // Multiplications that all seeds together may take: about a second of one core.
    private const double Multiplications = 4e9;

    // An evaluation of φ and φ′ takes as long as so many multiplications.
    private const double OfActivation = 200;

    // Of one seed of a plain network: a deeper and wider one is left to the first order.
    private const double MostOfPlain = 4e7;

    // Orthogonal weights without φ keep every norm: nothing is left to draw.
    private const double Rounding = 1e-12;

    // A variance of ln‖δ₁‖² beyond which squares of it matter.
    private const double Large = 0.08;

    /// <param name="variance">Of ln(‖δ₁‖²/‖δ_L‖²), to first order.</param>
    public static bool IsNeeded(PredictedNetwork network, double variance)
    {
        if (network.Layers.Any(law => law.Drive > 0) || network.Input.SecondMoment <= 0)
            return false;
        return network.Normalization is UnitNormalizationConfig || (network.Orthogonal && variance > Rounding)
            || network.Layers.Any(law => law.Shortcut)
            || (variance > Large && Cost(network) < MostOfPlain);
    }

    private static double Cost(PredictedNetwork network)
    {
        var batch = Math.Min(network.Input.Batch, MostSamples);
        return network.Layers.Sum(law =>
            law.FanOut * ((batch * ((2.0 * law.FanIn) + OfActivation)) + (network.Orthogonal ? (double)law.FanIn * law.FanIn : 0)));
    }

    /// <returns>Of ln(‖δ_l‖²/‖δ_L‖²) of each layer; null where the draws leave the range of float32.</returns>
    public static IReadOnlyList<(double Mean, double Variance)>? Of(PredictedNetwork network)
    {
        var scale = Math.Min(1, Widest / (double)network.Layers.Max(law => law.FanOut));
        var batch = Math.Min(network.Input.Batch, MostSamples);
        var narrow = Narrowed(network, scale, batch);
        var exact = scale == 1 && batch == network.Input.Batch;
        var seeds = (int)Math.Clamp(Multiplications / Cost(narrow), FewestSeeds, MostSeeds);
        var drawn = new double[]?[seeds];
        Parallel.For(0, seeds, () => new DrawnNetwork(narrow, batch), (seed, _, own) =>
        {
            drawn[seed] = own.LogRatios(seed);
            return own;
        }, _ => { });
        if (drawn.Any(ratios => ratios is null))
            return null;
        if (exact)
            return [.. drawn[0]!.Select((_, layer) => Moments(drawn, layer))];
        var (wide, expected) = (Wide(network), Wide(narrow));
        var (spread, expectedSpread) = (SpreadOf(network), SpreadOf(narrow));
        return [.. drawn[0]!.Select((_, layer) =>
        {
            var (mean, variance) = Moments(drawn, layer);
            var (there, here) = (expectedSpread[layer], spread[layer]);
            return (wide[layer] + here.Mean + (scale * (mean - expected[layer] - there.Mean)),
                there.Variance > 0 ? variance * here.Variance / there.Variance : variance);
        })];
    }

    private static (double Mean, double Variance) Moments(double[]?[] drawn, int layer)
    {
        var values = drawn.Select(ratios => ratios![layer]).ToArray();
        var mean = values.Average();
        return (mean, values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static double[] Wide(PredictedNetwork network) => network.Normalization is BatchNormConfig
        ? BatchLaw.LogRatios(network)
        : Predictor.LogRatios(network, ForwardPass.Of(network));

    private static (double Mean, double Variance)[] SpreadOf(PredictedNetwork network)
    {
        var spread = new SeedSpread(network, ForwardPass.Of(network));
        return [.. network.Layers.Select((_, layer) => spread.Of(layer))];
    }

    private static PredictedNetwork Narrowed(PredictedNetwork network, double scale, int batch)
    {
        var input = network.Input;
        var features = input.NormVariance > 0 ? Math.Min((int)Math.Round(2 / input.NormVariance), MostFeatures) : MostFeatures;
        var layers = new List<LinearLaw>();
        foreach (var law in network.Layers)
        {
            var fanIn = layers.Count == 0 && !law.Shortcut ? features : Units(law.FanIn);
            layers.Add(Resized(law, fanIn, Units(law.FanOut)));
        }
        return network with
        {
            Layers = layers,
            Output = Resized(network.Output, Units(network.Output.FanIn), network.Output.FanOut),
            Input = input with { Batch = batch },
        };

        int Units(int width) => Math.Max(1, (int)Math.Round(scale * width));
    }

    // n Var W stays.
    private static LinearLaw Resized(LinearLaw law, int fanIn, int fanOut) =>
        law with { FanIn = fanIn, FanOut = fanOut, WeightVariance = law.WeightVariance * law.FanIn / fanIn };
}
