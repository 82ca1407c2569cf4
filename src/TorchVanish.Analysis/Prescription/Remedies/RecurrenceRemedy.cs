using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>A cell with gates, a forget gate that starts open, or recurrent weights that keep the length of the state.</summary>
internal sealed class RecurrenceRemedy : Remedy
{
    public override string Family => "recurrence";

    public override RemedyReach Reach => RemedyReach.Network;

    public override IEnumerable<RemedyOption> Options(RemedyTask task)
    {
        if (task.Config.Model is not RecurrentConfig model)
            yield break;
        if (model.RecurrentInitialization is not OrthogonalConfig)
        {
            var orthogonal = model with { RecurrentInitialization = new OrthogonalConfig() };
            yield return Option(task, orthogonal, "orthogonal", "orthogonal recurrent weights");
        }
        if (model is not LstmConfig)
        {
            var lstm = new LstmConfig
            {
                HiddenSize = model.HiddenSize,
                Initialization = model.Initialization,
                RecurrentInitialization = model.RecurrentInitialization,
                ForgetBias = 1,
            };
            yield return Option(task, lstm, "lstm", "an lstm whose forget gates start open");
        }
        if (model is LstmConfig { ForgetBias: 0 } closed)
            yield return Option(task, closed with { ForgetBias = 1 }, "forget_bias", "forget gates that start open");
        if (model is RnnConfig)
        {
            var gru = new GruConfig
            {
                HiddenSize = model.HiddenSize,
                Initialization = model.Initialization,
                RecurrentInitialization = model.RecurrentInitialization,
            };
            yield return Option(task, gru, "gru", "a gru");
        }
    }

    private static RemedyOption Option(RemedyTask task, ModelConfig model, string name, string words) =>
        new($"recurrence-{name}", words, task.Config with { Model = model });
}
