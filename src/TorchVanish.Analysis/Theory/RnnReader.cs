using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Theory;

/// <summary>
/// A simple recurrent network, unrolled: time step t is a layer of hidden_size units whose z also has the variance of the input. The
/// weights
/// are taken as independent from step to step, which holds for wide states.
/// </summary>
internal static class RnnReader
{
    public static PredictedNetwork Read(RnnConfig rnn, PredictedTask task)
    {
        if (task.Steps is not { } steps)
            throw new RefusalException("data.kind is not a sequence that the theory knows; temporal_order and adding are.");
        var (units, features) = (rnn.HiddenSize, task.Features / steps);
        var input = rnn.Initialization is PytorchDefaultConfig
            ? NetworkReader.Law(rnn.Initialization, units, units, "model.initialization") with { FanIn = features }
            : NetworkReader.Law(rnn.Initialization, features, units, "model.initialization");
        var state = NetworkReader.Law(rnn.RecurrentInitialization, units, units, "model.recurrent_initialization") with
        {
            Drive = features * input.WeightVariance * task.SecondMoment,
        };
        state = state with { BiasVariance = state.BiasVariance + input.BiasVariance };
        return new PredictedNetwork(
            [.. Enumerable.Repeat(state, steps)],
            NetworkReader.Law(rnn.Initialization, units, task.Outputs, "model.initialization"),
            NetworkReader.Activation(rnn.Activation, "model.nonlinearity"),
            new NoNormalizationConfig(),
            rnn.RecurrentInitialization is OrthogonalConfig,
            // h₀ = 0.
            new InputSignal(units, 0, 0, 0, task.Batch, task.Loss, task.Aligned));
    }
}
