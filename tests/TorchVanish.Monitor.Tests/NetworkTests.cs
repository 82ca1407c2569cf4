using TorchVanish.Runs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

/// <summary>Networks of every kind: what is measured of each, and that the training is the same bit for bit.</summary>
public sealed class NetworkTests
{
    public static TheoryData<string> Networks => ["residual", "lstm", "gru", "rnn", "transformer", "attention", "autoencoder", "siamese"];

    [Theory]
    [MemberData(nameof(Networks))]
    public void Training_is_the_same_with_and_without_a_monitor(string kind)
    {
        using var monitored = new Monitored();
        var without = Train(kind, null);
        var with = Train(kind, monitored);
        Assert.Equal(without, with);
        var run = monitored.Read();
        Assert.Equal(RunState.Completed, run.Status!.State);
        Assert.Equal(4, run.Training.Count);
        Assert.Contains(run.Layers, row => row.Step == 3 && row[Quantity.UpdateRatio] > 0);
        Assert.Contains(run.Layers, row => row.Step == 3 && row[Quantity.PreactivationGradientNorm] > 0);
        Assert.Single(run.Manifest!.Layers, layer => layer.Role == LayerRole.Output);
        Assert.Empty(monitored.Notes);
    }

    [Fact]
    public void A_lstm_module_has_one_row_with_both_matrices()
    {
        using var monitored = new Monitored();
        Train("lstm", monitored);
        var layer = monitored.Read().Manifest!.Layers[0];
        Assert.Equal(("Cell", "lstm", LayerRole.Hidden), (layer.Name, layer.Kind, layer.Role));
        Assert.True(double.IsNaN(monitored.Value(0, "Cell", Quantity.DerivativeMean)));
        Assert.True(monitored.Value(0, "Cell", Quantity.WeightGradientNorm) > 0);
    }

    [Fact]
    public void Two_monitors_watch_a_generator_and_a_discriminator()
    {
        using var scope = NewDisposeScope();
        using var ofGenerator = new Monitored();
        using var ofCritic = new Monitored();
        using var generator = Sequential(("g1", Linear(3, 8)), ("phi", Tanh()), ("g2", Linear(8, 2)));
        using var critic = Sequential(("d1", Linear(2, 8)), ("phi", LeakyReLU(0.2)), ("d2", Linear(8, 1)));
        var (generatorStep, criticStep) = (optim.Adam(generator.parameters(), 0.01), optim.Adam(critic.parameters(), 0.01));
        using (var watchGenerator = ofGenerator.Attach(generator))
        using (var watchCritic = ofCritic.Attach(critic))
        {
            for (var step = 0; step < 3; step++)
            {
                criticStep.zero_grad();
                var real = functional.softplus(-critic.call(randn(5, 2))).mean();
                real.backward();
                var fake = generator.call(randn(5, 3));
                var fakeLoss = functional.softplus(critic.call(fake.detach())).mean();
                fakeLoss.backward();
                watchCritic.Step(real + fakeLoss);
                criticStep.step();
                generatorStep.zero_grad();
                var loss = functional.softplus(-critic.call(fake)).mean();
                loss.backward();
                watchGenerator.Step(loss);
                generatorStep.step();
            }
        }
        Assert.Equal(["d1", "phi", "d2"], ofCritic.Names(2));
        Assert.Equal(["g1", "phi", "g2"], ofGenerator.Names(2));
        // Signals and weight gradients belong to the same update: the output layer's bias gradient cannot exceed its signal.
        Assert.True(ofCritic.Value(2, "d2", Quantity.PreactivationGradientNorm) > 0);
    }

    private static float[] Train(string kind, Monitored? monitored)
    {
        manual_seed(3);
        using var scope = NewDisposeScope();
        var model = SmallNetworks.Create(kind);
        var optimizer = optim.SGD(model.parameters(), 0.05);
        var x = SmallNetworks.Input(kind);
        using var monitor = monitored?.Attach(model);
        for (var step = 0; step < 4; step++)
        {
            using var inner = NewDisposeScope();
            optimizer.zero_grad();
            var loss = model.call(x).square().mean();
            loss.backward();
            monitor?.Step(loss);
            nn.utils.clip_grad_norm_(model.parameters(), 0.5);
            monitor?.Clipped();
            optimizer.step();
        }
        return [.. model.parameters().SelectMany(parameter => parameter.detach().reshape(-1).data<float>().ToArray())];
    }
}
