namespace TorchVanish.Experiments.Probes;

/// <summary>Measures every quantity of every layer at one sampled step.</summary>
internal interface IMeasurement
{
    /// <summary>Keeps or measures what clipping and update are about to change: weights and their gradients.</summary>
    /// <param name="updateMeasures">Whether the update can measure weights as it passes over them.</param>
    /// <returns>What it is to fill in; null where nothing is left to measure for it.</returns>
    WeightSums? BeforeUpdate(bool updateMeasures);

    /// <summary>
    /// Adds to what is read out: for each layer every quantity, then for each layer its watched weights W(t), then ‖∂L/∂h_t‖ of every time
    /// step.
    /// </summary>
    /// <param name="updated">Whether the step updated the parameters; otherwise update_ratio is NaN.</param>
    /// <returns>The column of the first value.</returns>
    int AfterUpdate(Readout readout, bool updated);
}
