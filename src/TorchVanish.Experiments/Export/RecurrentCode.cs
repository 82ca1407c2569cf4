using System.Diagnostics;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;

namespace TorchVanish.Experiments.Export;

/// <summary>A recurrent network as C#. Its parameters have the same names as in a run.</summary>
internal static class RecurrentCode
{
    public static ModelCode Of(RecurrentConfig recurrent, int batch, LabelledSamples samples)
    {
        var features = samples.Features / samples.TimeSteps;
        var cell = Cell(recurrent);
        var hidden = LayeredNetwork.HiddenName(1);
        return new ModelCode(
            ["var model = new RecurrentNetwork();"],
            [batch, samples.TimeSteps, features],
            [
                Side(hidden, "ih", recurrent.Initialization) with { ForgetBias = (recurrent as LstmConfig)?.ForgetBias ?? 0 },
                Side(hidden, "hh", recurrent.RecurrentInitialization),
                new(
                    $"{LayeredNetwork.OutputName}.weight", $"{LayeredNetwork.OutputName}.bias", recurrent.Initialization, null,
                    Type: null),
            ],
            [Class(recurrent, cell, features, samples)]);

        WeightsCode Side(string name, string side, InitializationConfig law) =>
            new($"{name}.weight_{side}", $"{name}.bias_{side}", law, null, Type: null) { Parts = recurrent.Gates };
    }

    private static (string Type, string Arguments) Cell(RecurrentConfig recurrent) => recurrent switch
    {
        RnnConfig { Nonlinearity: Nonlinearity.Relu } => ("RNNCell", ", NonLinearities.ReLU"),
        RnnConfig => ("RNNCell", ""),
        LstmConfig => ("LSTMCell", ""),
        GruConfig => ("GRUCell", ""),
        _ => throw new UnreachableException($"No code is written for {recurrent.GetType().Name}."),
    };

    private static string Class(RecurrentConfig recurrent, (string Type, string Arguments) cell, int features, LabelledSamples samples)
    {
        var units = recurrent.HiddenSize;
        var several = samples.Outputs > 1;
        var zeros = $"zeros(x.shape[0], {units}, dtype: x.dtype)";
        string[] step = recurrent is LstmConfig
            ? ["(h, c) = hidden1.call(x.select(1, time), (h, c));"]
            : ["h = hidden1.call(x.select(1, time), h);"];
        var states = several ? "\n        var states = new List<Tensor>();" : "";
        if (several)
            step = [.. step, "states.Add(h);"];
        return $$"""
            /// <summary>A cell that reads a sequence step by step, and a linear layer on {{(several
                ? $"its last {samples.Outputs} states" : "its last state")}}.</summary>
            sealed class RecurrentNetwork : Module<Tensor, Tensor>
            {
                private readonly {{cell.Type}} hidden1 = {{cell.Type}}({{features}}, {{units}}{{cell.Arguments}});
                private readonly Linear output = Linear({{units}}, {{samples.Classes}});

                public RecurrentNetwork()
                    : base(nameof(RecurrentNetwork)) => RegisterComponents();

                // x: [B, T, {{features}}]; returns [B{{(several ? $" * {samples.Outputs}" : "")}}, {{samples.Classes}}].
                public override Tensor forward(Tensor x)
                {
                    {{(recurrent is LstmConfig
                        ? $"var (h, c) = ({zeros}, {zeros});" : $"var h = {zeros};")}}{{states}}
                    for (var time = 0; time < x.shape[1]; time++)
                    {
                        {{string.Join("\n            ", step)}}
                    }
                    return output.call({{(several ? $"stack(states.TakeLast({samples.Outputs}), 1).flatten(0, 1)" : "h")}});
                }
            }
            """;
    }
}
