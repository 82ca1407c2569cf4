using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Devices;

namespace TorchVanish.Experiments.Export;

/// <summary>A config as one C# file for `dotnet run`: its model in TorchSharp, with initialization, loss, optimizer and training.</summary>
/// <param name="Header">The package, a description of the file, and the usings.</param>
/// <param name="Setup">The statements that define model, Loss and optimizer.</param>
/// <param name="Samples">The statements that define x and y, random samples of the right shape.</param>
/// <param name="Updates">The training loop over x and y.</param>
/// <param name="Classes">The classes of modules that TorchSharp lacks.</param>
internal sealed record CSharpProgram(string Header, string Setup, string Samples, string Updates, string Classes)
{
    public string Text => $"{Parts(Header, Setup, $"{Samples}\n{Updates}", Classes)}\n";

    public static CSharpProgram Of(ExperimentConfig config, LabelledSamples samples, int outputs)
    {
        var model = ModelCode.Of(config, samples);
        var initialization = new InitializationCode(model.Weights);
        var loss = new LossCode(config, samples, outputs, model.Weights);
        return new CSharpProgram(
            HeaderOf(config),
            Parts(
                $"manual_seed({config.Seed});",
                Lines([.. model.Build, config.Dtype == Dtype.Float64 ? "model.to(ScalarType.Float64);" : null]),
                InitializationOf(config.Model, initialization, loss),
                Lines(loss.Comment, loss.Function),
                Lines(OptimizerCode.Of(config.Training), OptimizerCode.Rate(config.Training))),
            SamplesOf(config, model, loss),
            TrainingCode.Of(config),
            string.Join("\n\n", model.Classes));
    }

    private static string HeaderOf(ExperimentConfig config) => $"""
        #:package TorchSharp-cpu@{EnvironmentRecorder.TorchSharp}
        // {config.Name}, written by {EnvironmentRecorder.Program}. Save it as {config.Name}.cs and run it: dotnet run {config.Name}.cs
        // Model, initialization, loss and optimizer are those of the config. Random numbers are not, nor are the samples x and y.
        using TorchSharp;
        using TorchSharp.Modules;
        using static TorchSharp.torch;
        using static TorchSharp.torch.nn;
        """;

    private static string InitializationOf(ModelConfig model, InitializationCode initialization, LossCode loss)
    {
        var statements = initialization.Statements();
        var named = string.Join('\n', statements) + loss.Function;
        return Lines(
        [
            named.Contains("Parameter(", StringComparison.Ordinal)
                ? "Tensor Parameter(string name) => model.named_parameters().Single(named => named.name == name).parameter;" : null,
            .. initialization.Functions(),
            statements.Count == 0 ? "// The initialization is the default of TorchSharp's modules." : $"// {Laws(model)}",
            .. statements,
        ]);
    }

    private static string Laws(ModelConfig model) => string.Join(", ", (model switch
    {
        MlpConfig mlp => [mlp.Initialization],
        RecurrentConfig recurrent => [recurrent.Initialization, recurrent.RecurrentInitialization],
        SequentialConfig sequential => LayerTree.All(sequential).Select(layer => layer.Config).OfType<WeightedLayerConfig>()
            .Select(layer => layer.Initialization),
        _ => Enumerable.Empty<InitializationConfig>(),
    }).Select(ConfigName.KindOf).Distinct());

    private static string SamplesOf(ExperimentConfig config, ModelCode model, LossCode loss)
    {
        var (code, meaning) = loss.Targets();
        return $"""
            // In place of the {ConfigName.KindOf(config.Data)} data: random inputs [{string.Join(", ", model.Input)}]; targets: {meaning}.
            var x = randn({string.Join(", ", model.Input)}{LossCode.TypeOf(config)});
            var y = {code};
            """;
    }

    private static string Parts(params string[] parts) => string.Join("\n\n", parts.Where(part => part.Length > 0));

    private static string Lines(params IEnumerable<string?> lines) => string.Join('\n', lines.OfType<string>());
}
