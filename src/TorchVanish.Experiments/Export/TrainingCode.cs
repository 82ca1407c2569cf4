using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Export;

/// <summary>The training loop as C#: each update, and the gradient norm of every parameter at the first one.</summary>
internal static class TrainingCode
{
    public static string Of(ExperimentConfig config)
    {
        var training = config.Training;
        var number = config.Dtype == Dtype.Float64 ? "double" : "float";
        var clipping = OptimizerCode.Clipping(training.Clipping);
        string?[] lines =
        [
            $"for (var step = 0; step < {training.Steps}; step++)",
            "{",
            "    using var scope = NewDisposeScope();",
            "    optimizer.zero_grad();",
            .. Backward(config),
            "    if (step == 0)",
            "    {",
            "        foreach (var (name, parameter) in model.named_parameters())",
            $"            Console.WriteLine($\"{{name,-28}} gradient norm {{parameter.grad!.norm().item<{number}>():E2}}\");",
            "    }",
            clipping is null ? null : $"    {clipping}",
            .. OptimizerCode.Rate(training) is null ? Array.Empty<string>() :
            [
                "    foreach (var group in optimizer.ParamGroups)",
                "        group.LearningRate = LearningRate(step);",
            ],
            "    optimizer.step();",
            "    if (step % 100 == 0)",
            $"        Console.WriteLine($\"step {{step,-6}} loss {{loss.item<{number}>():F4}}\");",
            "}",
        ];
        return string.Join('\n', lines.OfType<string>());
    }

    private static IEnumerable<string> Backward(ExperimentConfig config) => config.Training.GradientAccumulation == 1
        ? ["    var loss = Loss(model.call(x), y);", "    loss.backward();"]
        :
        [
            $"    var loss = zeros(1{LossCode.TypeOf(config)});",
            $"    for (var batch = 0; batch < {config.Training.GradientAccumulation}; batch++)",
            "    {",
            $"        var part = Loss(model.call(x), y) / {config.Training.GradientAccumulation};",
            "        part.backward();",
            "        loss += part.detach();",
            "    }",
        ];
}
