using TorchVanish.Analysis.Papers;
using TorchVanish.Analysis.Papers.Reproductions;
using TorchVanish.Configuration;
using static TorchVanish.Analysis.Tests.Papers.MadeUpPaper;

namespace TorchVanish.Analysis.Tests.Papers;

/// <summary>For each paper, rows that follow its law (1) and rows that do not (another factor).</summary>
internal static class MadeUpPapers
{
    public static IReadOnlyDictionary<string, Func<double, MadeUpPaper>> All { get; } = new Dictionary<string, Func<double, MadeUpPaper>>
    {
        ["nielsen-2015"] = wrong => Nielsen(wrong),
        ["quarter-to-the-tenth"] = wrong => TenLayers(wrong),
        ["yang-2019"] = wrong => BatchNorm(wrong),
        ["he-2015"] = wrong => He(wrong),
        ["pascanu-2013"] = wrong => Pascanu(wrong),
        ["lu-2019"] = wrong => Lu(wrong),
        ["balduzzi-2017"] = wrong => Balduzzi(wrong),
        ["glorot-2010"] = wrong => Glorot(wrong),
        ["saxe-2014"] = wrong => Saxe(wrong),
        ["pennington-2017"] = wrong => Pennington(wrong),
        ["veit-2016"] = wrong => new MadeUpPaper()
            .Along("54 modules", "path_gradient", [1, 5, 9, 13, 17, 20, 30, 40], k => Math.Pow(0.24 * wrong, k)),
        ["schoenholz-2017"] = wrong => Schoenholz(wrong),
        ["zhang-2020"] = wrong => new MadeUpPaper()
            .Along("fixed step", "best_steps", [32, 64, 128], x => Math.Pow(x, wrong == 1 ? 2 : 1))
                .Along("clipped", "best_steps", [32, 64, 128], x => x),
        ["lstm-cell-path"] = wrong => Lstm(wrong),
        ["klambauer-2017"] = wrong => Selu(wrong),
        ["xiong-2020"] = wrong => Xiong(wrong),
        ["hanin-nica-2020"] = wrong => MadeUpRecentPapers.Hanin(wrong),
        ["meterez-2024"] = wrong => new MadeUpPaper()
            .Along("orthogonal", "gradient_ratio", Range(1, 10), l => Math.Pow(wrong, l))
                .Along("gaussian", "gradient_ratio", Range(1, 10), l => Math.Pow(4, l)),
        ["doshi-2023"] = wrong => MadeUpRecentPapers.Doshi(wrong),
        ["alekseev-2026"] = wrong => MadeUpRecentPapers.Alekseev(wrong),
        ["cohen-2021"] = wrong => new MadeUpPaper()
            .Along("η = 0.02", "sharpness_times_rate", Range(0, 40), step => Math.Min(2, 0.2 + (step / 10)) * (wrong == 1 ? 1 : 0.5))
            .Along("η = 0.02", "loss", Range(0, 40), step => Math.Exp(-step / 10)),
        ["lewkowycz-2020"] = wrong => new MadeUpPaper()
            .Around("f = u·v/√n", 0, "first_rate_that_rises", 2 * wrong).Around("f = u·v/√n", 0, "largest_rate_that_converges", 4)
            .Exactly("ηλ₀ = 1", 0, "loss", 1).Exactly("ηλ₀ = 1", 1, "loss", 0),
        ["yang-2022"] = wrong => MadeUpRecentPapers.MaximalUpdates(wrong),
        ["bachlechner-2020"] = wrong => MadeUpRecentPapers.ReZeros(wrong),
        ["de-smith-2020"] = wrong => MadeUpRecentPapers.SkipInits(wrong),
        ["dong-2021-noci-2022"] = wrong => MadeUpRecentPapers.Ranks(wrong),
        ["mhc-2025"] = wrong => new MadeUpPaper().Around("free", 30, "forward_gain", 50).Around("free", 60, "forward_gain", 3000)
            .Around("doubly stochastic", 60, "forward_gain", wrong * wrong).Around("doubly stochastic", 60, "backward_gain", 1),
        ["zucchet-2024"] = wrong => new MadeUpPaper()
            .Along("λ", "sensitivity_squared", [0.5, 0.9], l => RecurrentMemory.Law(l) * wrong)
                .Along("λ", "state_variance", [0.5, 0.9], l => 1 / (1 - (l * l)))
            .Exactly("λ", 0.5, "past_gradient", 1e-6).Exactly("λ", 0.9, "past_gradient", 1e-6),
        ["explainers"] = wrong => Explainer(wrong),
    };

    private static MadeUpPaper Nielsen(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var table in (double[][])[[0.065, 0.31], [0.012, 0.060, 0.283], [0.0032, 0.0155, 0.070, 0.285]])
        {
            for (var layer = 1; layer <= table.Length; layer++)
            {
                // One standard deviation is a third.
                var norm = table[layer - 1] * (layer == 1 ? wrong : 1);
                rows.Exactly($"{table.Length} hidden layers", layer, "bias_gradient_norm", norm, norm * 1.4, norm / 1.4, norm, norm * 1.1,
                    norm / 1.1);
            }
        }
        return rows;
    }

    private static MadeUpPaper TenLayers(double wrong)
    {
        var rows = new MadeUpPaper();
        var (sigmoid, relu) = (WideNetwork.Of(new SigmoidConfig()), WideNetwork.Of(new ReluConfig()));
        foreach (var (cell, phi, gain) in new[]
        {
            ("sigmoid, xavier_normal", sigmoid, 1.0), ("sigmoid, xavier_uniform", sigmoid, 1), ("sigmoid, textbook_xavier", sigmoid, 0.5),
                ("sigmoid, he_normal", sigmoid, 2),
            ("sigmoid, glorot_standard", sigmoid, 1.0 / 3), ("sigmoid, orthogonal", sigmoid, 1), ("sigmoid, std 0.25", sigmoid, 16),
                ("sigmoid, gain 10", sigmoid, 100),
            ("relu, he_normal", relu, 2), ("relu, xavier_normal", relu, 1),
        })
        {
            var law = WideNetwork.DeltaRatios(phi, gain, 0, 10);
            rows.Along(cell, "delta_ratio", Range(1, 10), layer => law[(int)layer - 1] * wrong);
        }
        return rows;
    }

    private static MadeUpPaper BatchNorm(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var (name, phi) in ((string, ActivationConfig)[])
            [("relu", new ReluConfig()), ("sigmoid", new SigmoidConfig()), ("tanh", new TanhConfig()), ("elu", new EluConfig()),
                ("identity", new IdentityConfig())])
        {
            var factor = name == "identity" ? 254.0 / 253 : WideNetwork.BatchNormFactor(WideNetwork.Of(phi));
            rows.Around($"{name}, batch 256", 256, "factor_per_layer", name == "relu" ? factor * wrong : factor);
            rows.Along($"{name}, batch 256", "delta_squared_ratio", Range(1, 5), l => Math.Pow(factor, 5 - l));
        }
        return rows.Around("relu, batch 8", 8, "factor_per_layer", 3).Around("relu, batch 32", 32, "factor_per_layer", 2);
    }

    private static MadeUpPaper He(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var cell in (string[])["He, 30 layers", "He, 22 layers", "Xavier, 22 layers"])
            rows.Around(cell, 600, "accuracy", wrong == 1 ? 0.6 : 0.1).Around(cell, 600, "loss", 1);
        return rows.Around("Xavier, 30 layers", 600, "loss", Math.Log(10)).Around("Xavier, 30 layers", 600, "accuracy", 0.1)
            .Around("Xavier, 30 layers", 1, "delta_norm", 1e-5).Around("Xavier, 30 layers", 30, "delta_norm", 1)
            .Around("Xavier, 30 layers", 1, "weight_gradient_norm", 1e-4).Around("Xavier, 30 layers", 30, "weight_gradient_norm", 1e-4);
    }

    private static MadeUpPaper Pascanu(double wrong)
    {
        var rows = new MadeUpPaper();
        for (var i = 0; i < 9; i++)
            rows.Exactly($"{-4 + (i % 3)}", 4 + (i / 3), "gradient_norm", i == 8 ? 1e6 : 1);
        return rows.Exactly("L = 20, clipped", 20, "updates", 100).Exactly("L = 20, not clipped", 20, "updates", 100)
            .Exactly("L = 20, clipped", 20, "updates_to_solve", [.. Enumerable.Repeat(50.0 * (wrong == 1 ? 1 : 3), 12)])
            .Exactly("L = 20, not clipped", 20, "updates_to_solve", [.. Enumerable.Repeat(101.0, 8), 50, 60])
            .Exactly("L = 100, clipped", 100, "clip_events", 0);
    }

    private static MadeUpPaper Lu(double wrong)
    {
        var rows = new MadeUpPaper().Exactly("nets", 3, "nets", 10_000).Exactly("nets", 5, "nets", 10_000)
            .Exactly("nets", 10, "nets", 10_000);
        foreach (var (width, dead) in ((double, double)[])[(3, 0.6), (5, 0.13), (10, 0.002)])
            rows.Exactly("both signs", width, "dead_share", dead * (width == 3 ? wrong : 1))
                .Exactly("one input", width, "dead_share", DyingRelu.BornDead(width, 9));
        return rows;
    }

    private static MadeUpPaper Balduzzi(double wrong) => new MadeUpPaper().Around("1 layer", 5, "autocorrelation", 0.95)
        .Around("24 layers", 5, "autocorrelation", 0.1 + (wrong - 1))
        .Around("50 layers, residual", 5, "autocorrelation", 0.5).Exactly("1 layer", 0, "gradient", 1)
            .Exactly("24 layers", 0, "gradient", 1).Exactly("50 layers, residual", 0, "gradient", 1);

    private static MadeUpPaper Glorot(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var (cell, singular, factor) in ((string, double, double)[])[("standard", 0.49, 0.577), ("normalized", 0.8 * wrong, 0.9)])
        {
            rows.Along(cell, "mean_singular_value", Range(1, 4), _ => singular)
                .Along(cell, "signal_gradient_std", Range(1, 5), layer => Math.Pow(factor, 5 - layer))
                .Along(cell, "weight_gradient_std", Range(1, 5), _ => 0.01);
        }
        return rows;
    }

    private static MadeUpPaper Saxe(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var s in (double[])[3, 2, 1.5, 1])
            rows.Along(FormattableString.Invariant($"s = {s}"), "mode_strength", Range(0, 8),
                t => LinearDynamics.Curve(s, 0.001, t) * wrong);
        return rows.Around("orthogonal", 2, "steps_needed", 30).Around("orthogonal", 64, "steps_needed", 33)
            .Around("gaussian", 2, "steps_needed", 40).Around("gaussian", 64, "steps_needed", 400);
    }

    private static MadeUpPaper Pennington(double wrong)
    {
        var rows = new MadeUpPaper().Exactly("tanh, gaussian, 8 layers", 0, "singular_value", 1)
            .Exactly("tanh, gaussian, 8 layers", 1, "singular_value", 2)
            .Exactly("tanh, orthogonal, 8 layers", 0, "singular_value", 1).Exactly("tanh, orthogonal, 8 layers", 1, "singular_value", 2);
        foreach (var phi in (string[])["linear", "relu", "tanh"])
        {
            rows.Around($"{phi}, gaussian", 8, "variance_over_mean_squared", 8 * JacobianSpectrum.Moments(phi) * wrong);
            rows.Around($"{phi}, orthogonal", 8, "variance_over_mean_squared", 8 * (JacobianSpectrum.Moments(phi) - 1));
        }
        return rows;
    }

    private static MadeUpPaper Schoenholz(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var (bias, gain) in ((double, double)[])[(0, 1), (0.05, 1.76), (0.3, 2.51)])
        {
            var at = gain * (bias == 0.3 ? wrong : 1);
            rows.Along(FormattableString.Invariant($"σ_b² = {bias}"), "log_chi",
                [.. ((double[])[0.9, 0.95, 1, 1.05, 1.1]).Select(share => gain * share)], w => (w / at) - 1);
        }
        return rows;
    }

    private static MadeUpPaper Lstm(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var bias in (double[])[0, 1, 2, 5])
        {
            rows.Exactly(FormattableString.Invariant($"weights 0, b_f = {bias}"), 100, "cell_gradient",
                LstmCell.CellPath(bias, 100) * wrong);
            rows.Around(FormattableString.Invariant($"default weights, b_f = {bias}"), 100, "cell_gradient", LstmCell.CellPath(bias, 100));
        }
        return rows;
    }

    private static MadeUpPaper Selu(double wrong)
    {
        var rows = new MadeUpPaper().Around("from variance 1", 0, "chi", 1.0716).Around("from variance 1", 4, "delta_squared_ratio", 1);
        foreach (var cell in (string[])["from variance 1", "from variance 0.5"])
            rows.Along(cell, "activation_variance", [3, 4], _ => wrong).Exactly(cell, 4, "activation_mean", 0.001, -0.001, 0);
        return rows;
    }

    private static MadeUpPaper Xiong(double wrong) => new MadeUpPaper()
        .Along("post-LN, 16 blocks", "squared_norm_over_units", Range(1, 16), _ => 1.5 * wrong)
        .Along("pre-LN, 16 blocks", "squared_norm_over_units", Range(1, 16), l => 1 + l)
            .Along("post-LN", "last_matrix_gradient", [8, 16], _ => 1)
        .Along("pre-LN", "last_matrix_gradient", [8, 16], l => 1 / Math.Sqrt(l));

    // The quantiles of the law, so that the sample is as normal as one can be.
    private static MadeUpPaper Explainer(double wrong)
    {
        var rows = new MadeUpPaper();
        foreach (var (net, factor) in ((string, double)[])
            [("sigmoid, Xavier", 0.25), ("sigmoid, N(0, 1)", 0.25), ("sigmoid, PyTorch's default", 0.25), ("ReLU, He", 0.5),
                ("ReLU, Xavier", 0.5), ("ReLU, PyTorch's default", 0.5), ("tanh, Xavier", 1)])
            rows.Along(net, "gradient_left", [1, 5, 10], n => Math.Pow(factor * wrong, n));
        return rows;
    }
}
