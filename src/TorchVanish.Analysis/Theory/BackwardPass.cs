namespace TorchVanish.Analysis.Theory;

/// <summary>
/// The backward recursion (Schoenholz 2017), for a layer with a shortcut ‖e_{l−1}‖² = (1 + n_{l−1} Var W_l g_l) ‖e_l‖² with e = ∂L/∂h, and
/// ‖δ_l‖² = g_l ‖e_l‖².
/// </summary>
internal static class BackwardPass
{
    /// <summary>ln(‖e_l‖²/‖e_{l+1}‖²) of the mean, one a layer; 0 for the last.</summary>
    public static double[] LogSteps(PredictedNetwork network, IReadOnlyList<LayerSignal> signals)
    {
        var steps = new double[signals.Count];
        for (var i = 0; i < signals.Count - 1; i++)
            steps[i] = Math.Log((network.Layers[i + 1].Shortcut ? 1 : 0) + BranchGain(network, signals, i + 1));
        return steps;
    }

    /// <summary>n Var W g: the factor of ‖e‖² along the branch of one layer, downwards.</summary>
    public static double BranchGain(PredictedNetwork network, IReadOnlyList<LayerSignal> signals, int index) =>
        network.Layers[index].FanIn * network.Layers[index].WeightVariance * signals[index].Gain;
}
