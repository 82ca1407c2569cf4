using TorchVanish.Analysis.Theory;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Theory;

/// <summary>The drawn networks and the law of a batch against closed forms.</summary>
public class DrawnNetworksTests
{
    /// <summary>Yang 2019: (B−2)/(B−3) a layer for a linear network with batch normalization, at any batch size.</summary>
    [Theory]
    [InlineData(8)]
    [InlineData(32)]
    public void The_law_of_a_batch_is_the_published_one_for_a_linear_network(int batch)
    {
        var law = UnitLaw.Drawn(
            new BatchNormConfig { Eps = 0 }, ScalarActivation.Of(new IdentityConfig())!, batch, 1, -1.0 / (batch - 1), 1 << 20,
            new Random(1));
        var (own, shared) = (1 + (1.0 / (batch - 1)), -1.0 / (batch - 1));
        Assert.InRange(((own * law.TraceOwn) + (shared * law.TraceShared)) / ((batch - 2.0) / (batch - 3)), 0.99, 1.01);
        Assert.Equal(1, law.Second, 5);
        Assert.Equal(-1.0 / (batch - 1), law.Mixed, 5);
    }

    /// <summary>Orthogonal weights without φ keep every norm.</summary>
    [Fact]
    public void Orthogonal_linear_networks_have_a_ratio_of_1_without_a_range()
    {
        var prediction = Predict(new IdentityConfig(), new OrthogonalConfig(), depth: 10, width: 24);
        Assert.All(prediction.Layers, layer =>
        {
            Assert.Equal(1, layer.Low, 4);
            Assert.Equal(1, layer.High, 4);
        });
    }

    /// <summary>
    /// Hanin and Nica 2020 for one sample: ln‖δ₁‖²/‖δ_L‖² of He's ReLU net has the variance 5 a layer over n, and minus half of it is its
    /// mean.
    /// </summary>
    [Fact]
    public void One_sample_of_ReLU_scatters_as_published()
    {
        var prediction = Predict(new ReluConfig(), new HeNormalConfig(), depth: 21, width: 100, batch: 1).Layers[0];
        var deviation = Math.Log(prediction.High / prediction.Low) / (2 * 1.96);
        Assert.InRange(4 * deviation * deviation / (5 * 20 / 100.0), 0.8, 1.25);
        Assert.InRange(2 * Math.Log(prediction.Ratio), -0.75, -0.25);
    }

    /// <summary>Both ways to the same number where both hold: wide enough for the first order, and drawn.</summary>
    [Fact]
    public void The_first_order_and_the_draws_agree_where_both_hold()
    {
        var config = Config(new TanhConfig(), new XavierNormalConfig(), depth: 10, width: 64, batch: 32);
        var task = PredictedTask.Of(config, facts: null);
        var drawn = DrawnSpread.Of(MlpReader.Read((MlpConfig)config.Model, task))!;
        var closed = Predictor.Of(config, drawing: false).Layers;
        for (var layer = 0; layer < 9; layer++)
            Assert.InRange(Math.Exp(drawn[layer].Mean / 2) / closed[layer].Ratio, 0.97, 1.03);
    }

    private static Prediction Predict(
        ActivationConfig activation, InitializationConfig initialization, int depth, int width, int batch = 32) =>
        Predictor.Of(Config(activation, initialization, depth, width, batch));

    private static ExperimentConfig Config(
        ActivationConfig activation, InitializationConfig initialization, int depth, int width, int batch) => new()
        {
            Model = new MlpConfig { Depth = depth, Width = new(width), Activation = activation, Initialization = initialization },
            Data = new GaussianConfig { Features = width, Samples = 1000 },
            Training = new() { BatchSize = batch },
        };
}
