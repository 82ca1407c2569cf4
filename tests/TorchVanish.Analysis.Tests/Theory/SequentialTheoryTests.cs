using TorchVanish.Analysis.Theory;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Theory;

/// <summary>Sequential models: against the same network as an mlp, closed forms and refusals by name.</summary>
public class SequentialTheoryTests
{
    private static Prediction Predict(IReadOnlyList<LayerConfig> layers, DataConfig? data = null, int batch = 256) =>
        Predictor.Of(new ExperimentConfig
        {
            Model = new SequentialConfig { Layers = layers },
            Data = data ?? new GaussianConfig { Features = 64 },
            Training = new() { BatchSize = batch },
        });

    private static LinearLayerConfig Linear(int units, ActivationConfig? activation = null, InitializationConfig? law = null) =>
        new() { OutFeatures = units, Activation = activation ?? new IdentityConfig(), Initialization = law ?? new HeNormalConfig() };

    private static Conv2dLayerConfig Conv(int channels, ActivationConfig activation, Padding padding = Padding.Same) =>
        new() { OutChannels = channels, KernelSize = 3, Padding = padding, Activation = activation, Initialization = new HeNormalConfig() };

    /// <summary>Two ways to say one network: the infinitely wide one is the same to rounding, the range over seeds is close.</summary>
    [Theory]
    [InlineData("tanh")]
    [InlineData("relu")]
    [InlineData("sigmoid")]
    public void LinearLayersAreTheMlpOfTheSameWidths(string name)
    {
        ActivationConfig phi = name switch { "tanh" => new TanhConfig(), "relu" => new ReluConfig(), _ => new SigmoidConfig() };
        var sequential = Predict([.. Enumerable.Repeat(Linear(64, phi), 6), Linear(10)]);
        var mlp = Predictor.Of(new ExperimentConfig
        {
            Model = new MlpConfig { Depth = 6, Activation = phi, Initialization = new HeNormalConfig() },
            Data = new GaussianConfig { Features = 64 },
            Training = new() { BatchSize = 256 },
        });
        Assert.All(sequential.Layers.SkipLast(1).Zip(mlp.Layers), pair =>
        {
            Assert.Equal(pair.Second.Q, pair.First.Q, 9);
            Assert.Equal(pair.Second.Chi, pair.First.Chi, 9);
            Assert.InRange(pair.First.Ratio / pair.Second.Ratio, 0.93, 1.07);
            Assert.InRange(pair.First.WeightRatio / pair.Second.WeightRatio, 0.93, 1.07);
            Assert.InRange(Width(pair.First) / Width(pair.Second), 0.7, 1.3);
        });

        static double Width(PredictedLayer layer) => Math.Log(layer.High / layer.Low);
    }

    /// <summary>He 2015 for convolutions: fan-in is channels times taps, so inside an image nothing is lost.</summary>
    [Fact]
    public void HeKeepsTheGradientOfConvolutionsWithoutPadding()
    {
        var data = new FashionMnistConfig();
        var prediction = Predict([Conv(64, new ReluConfig(), Padding.Valid), Conv(64, new ReluConfig(), Padding.Valid),
            Conv(64, new ReluConfig(), Padding.Valid), new FlattenLayerConfig(), Linear(10)], data);
        Assert.Equal(1, prediction.Layers[0].Chi, 9);
        Assert.Equal(1, prediction.Layers[1].Chi, 9);
    }

    /// <summary>With zeros around 28 rows, a kernel of 3 meets (26·3 + 2·2)/28 rows of the image on average.</summary>
    [Fact]
    public void ZerosAroundAnImageTakeTheirShareOfTheFanIn()
    {
        var prediction = Predict([Conv(64, new ReluConfig()), Conv(64, new ReluConfig()), new FlattenLayerConfig(), Linear(10)],
            new FashionMnistConfig());
        var rows = 82.0 / 28;
        Assert.Equal(rows * rows / 9, prediction.Layers[0].Chi, 9);
    }

    /// <summary>The mean of four independent values has a quarter of their energy, and hands each a quarter of the gradient.</summary>
    [Fact]
    public void AveragePoolingOfIndependentPixelsQuartersBoth()
    {
        var passage = new AveragePoolStage(4, new(8, 14, 14)).Through(new(1, 0, 0, 0, new(8, 28, 28)), batch: 32);
        Assert.Equal(0.25, passage.After.Second, 12);
        Assert.Equal(0.25, passage.Gain, 12);
    }

    /// <summary>The larger of two independent standard normal values has the mean 1/√π and the second moment 1.</summary>
    [Fact]
    public void TheLargestOfTwoNormalValuesHasItsKnownMoments()
    {
        var passage = new MaxPoolStage(new(z => z, _ => 1), 2, new(8, 14, 28)).Through(new(1, 0, 0, 0, new(8, 28, 28)), batch: 32);
        Assert.Equal(1 / Math.Sqrt(Math.PI), passage.After.Mean, 6);
        Assert.Equal(1, passage.After.Second, 6);
        Assert.Equal(1, passage.Gain, 6);
    }

    /// <summary>
    /// A pre-LN block of He-ReLU and a linear map: ‖x‖² grows by 1 a block, ‖∂L/∂x‖² by 1 + 1/‖x‖² (Xiong 2020's argument).
    /// </summary>
    [Fact]
    public void PreLayerNormBlocksGrowAsTheirDepth()
    {
        LayerConfig Block() => new ResidualLayerConfig
        {
            Layers = [new LayerNormLayerConfig { Eps = 0 }, Linear(512, new ReluConfig()), Linear(512, law: new LecunNormalConfig())],
        };
        var prediction = Predict([.. Enumerable.Range(0, 6).Select(_ => Block()), Linear(10)], new GaussianConfig { Features = 512 });
        // The first layer of each block has q = 2: its input is normalized.
        Assert.All(prediction.Layers.Where((_, index) => index % 2 == 0), layer => Assert.Equal(2, layer.Q, 9));
        // Block k adds 1 to a second moment of k, so that ‖∂L/∂x‖² grows by 1 + 1/k downwards: ∏ from 2 to 6 is 7/2.
        var ratios = prediction.Layers.Where((_, index) => index % 2 == 1).Select(layer => layer.Ratio).ToArray();
        Assert.InRange(ratios[0] / ratios[^1] / Math.Sqrt(3.5), 0.98, 1.02);
    }

    [Fact]
    public void BiasesAndDropoutTakePart()
    {
        var plain = Predict([Linear(64, new ReluConfig()), Linear(64, new ReluConfig()), Linear(10)]);
        var dropped = Predict([Linear(64, new ReluConfig()), new DropoutLayerConfig { P = 0.5 }, Linear(64, new ReluConfig()), Linear(10)]);
        Assert.Equal(2 * plain.Layers[1].Q, dropped.Layers[1].Q, 9);
        Assert.Equal(2 * plain.Layers[0].Chi, dropped.Layers[0].Chi, 9);
        var biased = Predict([Linear(64, new ReluConfig()) with { BiasInitialization = new ConstantBiasConfig { Value = 5 } },
            Linear(64), Linear(10)]);
        // Nearly every unit is on.
        Assert.InRange(biased.Layers[0].Chi, 1.98, 2.0);
    }

    [Fact]
    public void WhatIsNotCoveredIsRefusedByNameAndReason()
    {
        Assert.Contains("model.layers[0] is self_attention",
            Predict([new SelfAttentionLayerConfig(), new FlattenLayerConfig(), Linear(4)], new TemporalOrderConfig()).Reason);
        Assert.Contains("model.layers[0].activation softmax couples",
            Predict([Linear(8, new SoftmaxConfig()), Linear(8), Linear(4)]).Reason);
        Assert.Contains("no hidden layer", Predict([Linear(4)]).Reason);
        Assert.Contains("model.layers[1].initialization makes every weight of linear2 0",
            Predict([Linear(8), Linear(8, law: new ConstantConfig()), Linear(4)]).Reason);
        Assert.Contains("model.layers[0].initialization constant",
            Predict([Linear(8, law: new ConstantConfig { Weight = 1 }), Linear(8), Linear(4)]).Reason);
        Assert.Contains("csv", Predict([Linear(8), Linear(8), Linear(4)], new CsvConfig { Path = "table.csv" }).Reason);
    }

    [Fact]
    public void TheNearestStableScaleNamesEveryHiddenLayer()
    {
        var prediction = Predict([.. Enumerable.Repeat(Linear(64, new ReluConfig(), new XavierNormalConfig()), 25), Linear(10)]);
        Assert.Equal(PredictedVerdict.Vanishes, prediction.Verdict);
        Assert.Equal(25, prediction.NearestStable!.Changes.Count);
        Assert.Equal("model.layers[0].initialization.gain", prediction.NearestStable.Changes[0].Path);
        Assert.Equal(Math.Sqrt(2), prediction.NearestStable.WeightScale, 3);
    }
}
