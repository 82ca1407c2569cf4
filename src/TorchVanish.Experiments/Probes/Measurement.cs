namespace TorchVanish.Experiments.Probes;

/// <summary>Measures every quantity of every layer at one sampled step.</summary>
internal abstract class Measurement
{
    /// <summary>Keeps or measures weights and gradients before clipping and update change them.</summary>
    /// <param name="byHostPasses">Whether <see cref="IHostPasses"/> compute the update, and can measure the weights meanwhile.</param>
    public abstract void BeforeUpdate(bool byHostPasses);

    /// <summary>
    /// Adds to the readout: every quantity of each layer, then the watched weights W(t) of each layer, then ‖∂L/∂h_t‖ of every time step.
    /// </summary>
    /// <param name="updated">Whether the step updated the parameters; otherwise update_ratio is NaN.</param>
    /// <returns>The column of the first value.</returns>
    public abstract int AfterUpdate(Readout readout, bool updated);
}
