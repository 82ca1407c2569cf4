using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>A network whose shape cannot do the task: it is a linear map in spite of its layers, or a layer lets next to nothing
/// through.</summary>
internal sealed class NoNonlinearity : DiagnosticRule
{
    private const double Confidence = 0.6;

    /// <summary>A unit that is switched off four times in five is hardly there.</summary>
    private const double HeavyDropout = 0.8;

    public override Finding? Judge(ObservedRun run)
    {
        if (!run.Fails || run.Network.Layers.Count == 0)
            return null;
        var hidden = run.Network.Layers.Take(run.Network.Layers.Count - 1).ToArray();
        if (run.Network.Dropout >= HeavyDropout)
        {
            return new Finding(
                Symptom.WrongArchitecture, [], null, Confidence, Facts.Of(("dropout", run.Network.Dropout)),
                $"The dropout is too strong: each unit is switched off with probability {Words.Spelling.Constant(run.Network.Dropout)}, "
                    + "so that next to nothing arrives at the output.",
                ["Use a dropout of 0.5 or less."]);
        }
        if (hidden.Length == 0 || !Array.TrueForAll(hidden, layer => layer.Activation is IdentityConfig))
            return null;
        return new Finding(
            Symptom.WrongArchitecture,
            run.NamesOf(hidden.Select(layer => layer.Layer)),
            null,
            Confidence,
            Facts.Of(("hidden_layers", hidden.Length), ("loss_at_end", run.Median(r => r.EndLoss))),
            "The hidden layers have no activation: however many there are, the network is a linear map, and it does not learn this task.",
            ["Give the hidden layers an activation, such as relu with he_normal."]);
    }
}
