namespace TorchVanish.Experiments.Probes;

/// <summary>Measures every quantity of every layer at one sampled step.</summary>
internal interface IMeasurement
{
    /// <summary>Keeps or measures what clipping and update are about to change: weights and their gradients.</summary>
    void BeforeUpdate();

    /// <summary>Adds to what is read out: for each layer every quantity, then for each layer its watched weights W(t), then ‖∂L/∂h_t‖ of every time step.</summary>
    /// <returns>The column of the first value.</returns>
    int AfterUpdate(Readout readout);
}
