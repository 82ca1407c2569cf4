using System.Diagnostics;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Export;

/// <summary>The statements that draw the initial weights of a model, and the functions that they need.</summary>
internal sealed class InitializationCode(IReadOnlyList<WeightsCode> weights)
{
    private const string FanIn = "static long FanIn(Tensor w) => w.numel() / w.shape[0];";
    private const string FanOut = "static long FanOut(Tensor w) => w.numel() / w.shape[1];";

    // trunc_normal_ of TorchSharp 0.107 draws from another distribution.
    private const string Truncated = """
        static void TruncatedNormal(Tensor w, double std) =>
            w.copy_((((rand_like(w) * 2 - 1) * 0.95449973610364158).erfinv() * Math.Sqrt(2)).clamp(-2, 2) * std);
        """;

    private const string SpectralRadius = """
        static void SpectralRadius(Tensor w, double radius) =>
            init.normal_(w).mul_(radius / linalg.eigvals(w).abs().max());
        """;

    /// <summary>The statements; empty if the config uses TorchSharp's own initialization.</summary>
    public IReadOnlyList<string> Statements()
    {
        var lines = (SameForAll() is { } type ? Loop(type) : weights.SelectMany(OneByOne)).ToList();
        return lines.Count == 0 ? [] : ["using (no_grad())", "{", .. lines.Select(line => $"    {line}"), "}"];
    }

    /// <summary>The local functions that the statements call.</summary>
    public IReadOnlyList<string> Functions()
    {
        var text = string.Join('\n', Statements());
        return
        [
            .. new[] { ("FanIn(", FanIn), ("FanOut(", FanOut), ("SpectralRadius(", SpectralRadius), ("TruncatedNormal(", Truncated) }
                .Where(function => text.Contains(function.Item1, StringComparison.Ordinal)).Select(function => function.Item2),
        ];
    }

    // If all layers of a type have the same initialization, one loop over the modules is enough.
    private string? SameForAll() => weights.Count > 1 && weights.Select(layer => (layer.Type, layer.Law, layer.BiasLaw, layer.Bias is null))
        .Distinct().Count() == 1 ? weights[0].Type : null;

    private IEnumerable<string> Loop(string type)
    {
        var layer = weights[0];
        string[] body = [.. Weight(layer.Law, "layer.weight!"), .. layer.Bias is null ? [] : Bias(layer, "layer.bias!")];
        return body.Length == 0 ? [] :
        [
            $"foreach (var layer in model.named_modules().Select(named => named.module).OfType<{type}>())",
            "{",
            .. body.Select(line => $"    {line}"),
            "}",
        ];
    }

    private static IEnumerable<string> OneByOne(WeightsCode layer)
    {
        foreach (var line in InParts(layer, layer.Weight, part => Weight(layer.Law, part)))
            yield return line;
        if (layer.Bias is null)
            yield break;
        foreach (var line in InParts(layer, layer.Bias, part => Bias(layer, part)))
            yield return line;
        if (layer.ForgetBias != 0)
            yield return $"{Parameter(layer.Bias)}.chunk({layer.Parts})[1].add_({Literal.Of(layer.ForgetBias)});";
    }

    // Each gate is a separate matrix, so fans and eigenvalues are those of one gate.
    private static IEnumerable<string> InParts(WeightsCode layer, string name, Func<string, IEnumerable<string>> statements)
    {
        if (layer.Parts == 1)
            return statements(Parameter(name));
        return statements("part").Select(line => $"foreach (var part in {Parameter(name)}.chunk({layer.Parts})) {line}");
    }

    /// <summary>The expression for a parameter, which uses a local function of the file.</summary>
    public static string Parameter(string name) => $"Parameter(\"{name}\")";

    private static IEnumerable<string> Weight(InitializationConfig law, string w) => law switch
    {
        PytorchDefaultConfig => [],
        // xavier_normal_ of TorchSharp 0.107 draws from the uniform distribution.
        XavierNormalConfig named => [Normal(w, named.Gain, $"2.0 / (FanIn({w}) + FanOut({w}))")],
        XavierUniformConfig named => [Gained("xavier_uniform_", w, named)],
        OrthogonalConfig named => [Gained("orthogonal_", w, named)],
        TextbookXavierConfig named => [Normal(w, named.Gain, $"1.0 / (FanIn({w}) + FanOut({w}))")],
        HeNormalConfig { Gain: 1 } => [$"init.kaiming_normal_({w});"],
        HeNormalConfig named => [Normal(w, named.Gain, $"2.0 / FanIn({w})")],
        HeUniformConfig { Gain: 1 } => [$"init.kaiming_uniform_({w});"],
        HeUniformConfig named => [Uniform(w, named.Gain, $"6.0 / FanIn({w})")],
        LecunNormalConfig named => [Normal(w, named.Gain, $"1.0 / FanIn({w})")],
        GlorotStandardConfig named => [Uniform(w, named.Gain, $"1.0 / FanIn({w})")],
        NormalConfig normal => [Normal(w, normal.WeightStd)],
        ConstantConfig constant => [$"init.constant_({w}, {Literal.Of(constant.Weight)});"],
        SpectralRadiusConfig spectral => [$"SpectralRadius({w}, {Literal.Of(spectral.Radius)});"],
        VarianceScalingConfig scaled => [Scaled(w, scaled)],
        UniformConfig uniform => [$"init.uniform_({w}, {Literal.Of(uniform.Low)}, {Literal.Of(uniform.High)});"],
        TruncatedNormalConfig truncated => [TruncatedAt(w, Literal.Of(truncated.WeightStd))],
        _ => throw new UnreachableException($"No code is written for {law.GetType().Name}."),
    };

    private static IEnumerable<string> Bias(WeightsCode layer, string b) => layer.BiasLaw switch
    {
        null => Bias(layer.Law, b),
        ZeroBiasConfig => [$"init.zeros_({b});"],
        ConstantBiasConfig constant => [$"init.constant_({b}, {Literal.Of(constant.Value)});"],
        NormalBiasConfig normal => [Normal(b, normal.Std)],
        TruncatedNormalBiasConfig truncated => [TruncatedAt(b, Literal.Of(truncated.Std))],
        UniformBiasConfig uniform => [$"init.uniform_({b}, {Literal.Of(uniform.Low)}, {Literal.Of(uniform.High)});"],
        var law => throw new UnreachableException($"No code is written for {law.GetType().Name}."),
    };

    private static IEnumerable<string> Bias(InitializationConfig law, string b) => law switch
    {
        PytorchDefaultConfig => [],
        NamedInitializationConfig { BiasStd: not 0 and var std } => [Normal(b, std)],
        NormalConfig normal => [normal.BiasStd == 0 ? $"init.zeros_({b});" : Normal(b, normal.BiasStd)],
        ConstantConfig constant => [$"init.constant_({b}, {Literal.Of(constant.Bias)});"],
        _ => [$"init.zeros_({b});"],
    };

    private static string Gained(string function, string w, NamedInitializationConfig law) =>
        $"init.{Literal.Call(function, w, Literal.Named("gain", law.Gain, 1))};";

    private static string Normal(string tensor, double std) => $"init.normal_({tensor}, std: {Literal.Of(std)});";

    private static string Normal(string w, double gain, string variance) => $"init.normal_({w}, std: {Times(gain)}Math.Sqrt({variance}));";

    private static string Uniform(string w, double gain, string square) =>
        $"init.uniform_({w}, -{Times(gain)}Math.Sqrt({square}), {Times(gain)}Math.Sqrt({square}));";

    private static string TruncatedAt(string tensor, string std) => $"TruncatedNormal({tensor}, {std});";

    private static string Times(double gain) => gain == 1 ? "" : $"{Literal.Of(gain)} * ";

    private static string Scaled(string w, VarianceScalingConfig law)
    {
        var fan = law.Mode switch
        {
            FanMode.FanIn => $"FanIn({w})",
            FanMode.FanOut => $"FanOut({w})",
            _ => $"((FanIn({w}) + FanOut({w})) / 2.0)",
        };
        var scale = law.Scale.Equals(Math.Floor(law.Scale)) ? $"{Literal.Of(law.Scale)}.0" : Literal.Of(law.Scale);
        return law.Distribution switch
        {
            WeightDistribution.Normal => Normal(w, 1, $"{scale} / {fan}"),
            WeightDistribution.Uniform => Uniform(w, 1, $"3 * {scale} / {fan}"),
            _ => TruncatedAt(w, $"Math.Sqrt({scale} / {fan}) / {Literal.Of(InitialVariance.StdAfterCut)}"),
        };
    }
}
