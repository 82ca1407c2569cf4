namespace TorchVanish.Experiments.Probes;

/// <summary>Measures every quantity of every layer at one sampled step.</summary>
internal abstract class Measurement
{
    /// <summary>Keeps or measures what clipping and update are about to change: weights and their gradients.</summary>
    /// <param name="byHostPasses">Whether <see cref="IHostPasses"/> make the update, and can measure as they pass over the weights.</param>
    public abstract void BeforeUpdate(bool byHostPasses);

    /// <summary>
    /// Adds to what is read out: for each layer every quantity, then for each layer its watched weights W(t), then ‖∂L/∂h_t‖ of every time
    /// step.
    /// </summary>
    /// <param name="updated">Whether the step updated the parameters; otherwise update_ratio is NaN.</param>
    /// <returns>The column of the first value.</returns>
    public abstract int AfterUpdate(Readout readout, bool updated);
}
