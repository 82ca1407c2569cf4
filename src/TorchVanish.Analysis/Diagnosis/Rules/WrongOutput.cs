using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;

namespace TorchVanish.Analysis.Diagnosis.Rules;

/// <summary>
/// The last activation, the loss and the targets do not go together: the network cannot say what it is asked for, however long it is
/// trained. The config and the data decide that; the losses confirm it.
/// </summary>
internal sealed class WrongOutput : DiagnosticRule
{
    // A fact of the config, not a measurement.
    private const double Certain = 0.97;
    private const double NotYetSeen = 0.9;

    public override Evidence Evidence => Evidence.Fact;

    public override Finding? Judge(ObservedRun run)
    {
        if (run.Network is not { OutputActivation: { } phi, Loss: { } loss } network)
            return null;
        if ((OutputFaults.Of(network, phi, loss) ?? (IsOff(run, phi) ? OutputFaults.Off(phi) : null)) is not { } fault)
            return null;
        // What only may go wrong counts where it has: nothing is learned, or the loss is worse than a constant's in spite of it.
        var worse = run.Outcomes.Count > 0 && ObservedReplicate.Median(run.Outcomes.Select(outcome => outcome.LossSkill)) < 0;
        if (!fault.Always && !run.IsHeldBack && !worse)
            return null;
        return new Finding(
            Symptom.WrongOutput,
            run.OutputLayer is { } layer ? [run.NameOf(layer)] : [],
            0,
            run.Fails && run.Progress > 0 ? Certain : NotYetSeen,
            Facts.Of(
                ("output_activation", ConfigName.KindOf(phi)), ("loss", RecordJson.Name(loss.ToString())), ("outputs", network.Outputs),
                    ("fault", fault.Name),
                ("loss_at_start", run.Median(r => r.FirstLoss)), ("loss_at_end", run.Median(r => r.EndLoss)), ("trivial_loss",
                    run.Levels.Loss)),
            fault.Explanation,
            fault.Remedies);
    }

    // An output unit that is off for every sample has no gradient, and stays as it is.
    private static bool IsOff(ObservedRun run, ActivationConfig phi) => phi is ReluConfig && run.Fails && run.OutputLayer is { } layer
        && run.Share(r => r.Of(layer) is [.., var row] && row[Quantity.PreactivationGradientNorm] == 0 && r.EndLoss > 0) >= 0.5;
}
