using TorchVanish.Analysis.Theory;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Theory;

/// <summary>The theory against closed forms and published values.</summary>
public class TheoryTests
{
    private static readonly MlpConfig Deep = new() { Depth = 20, Width = new(64), Initialization = new HeNormalConfig() };

    private static Prediction Predict(ModelConfig model, DataConfig? data = null) =>
        Predictor.Of(new ExperimentConfig
        {
            Model = model,
            Data = data ?? new GaussianConfig { Features = 64 },
            Training = new() { BatchSize = 256 }
        });

    /// <summary>He 2015: with variance 2/fan_in, ReLU keeps the mean square of the gradient, whatever the widths.</summary>
    [Theory]
    [InlineData(64, 64, 64)]
    [InlineData(128, 32, 96)]
    public void HeKeepsTheGradientOfReluWhateverTheWidths(int first, int second, int third)
    {
        var prediction = Predict(Deep with { Depth = 3, Width = new([first, second, third]), Activation = new ReluConfig() });
        Assert.All(prediction.Layers, layer => Assert.Equal(1, layer.Chi, 9));
    }

    /// <summary>Yang 2019: π/(π−1) a layer for ReLU and large batches; (B−2)/(B−3) for a linear network.</summary>
    [Fact]
    public void BatchNormExplodesByThePublishedFactors()
    {
        var relu = Chi(new ReluConfig(), batch: 1_000_000);
        Assert.InRange(relu / (Math.PI / (Math.PI - 1)), 0.999, 1.001);
        Assert.Equal(62.0 / 61.0, Chi(new IdentityConfig(), batch: 64), 6);

        static double Chi(ActivationConfig activation, int batch) => Predictor.Of(new ExperimentConfig
        {
            Model = Deep with { Activation = activation, Normalization = new BatchNormConfig { Eps = 0 } },
            Data = new GaussianConfig { Features = 64, Samples = 2_000_000 },
            Training = new() { BatchSize = batch },
        }).Layers[10].Chi;
    }

    /// <summary>Schoenholz 2017: σ_w² = 1, 1.76 and 2.51 are critical for tanh at σ_b² = 0, 0.05 and 0.3.</summary>
    [Theory]
    [InlineData(1.76, 0.05)]
    [InlineData(2.51, 0.3)]
    public void TheCriticalLineOfTanhIsThePublishedOne(double weights, double biases)
    {
        var prediction = Predict(Deep with
        {
            Depth = 100,
            Activation = new TanhConfig(),
            Initialization = new LecunNormalConfig { Gain = Math.Sqrt(weights), BiasStd = Math.Sqrt(biases) },
        });
        Assert.InRange(prediction.Layers[90].Chi, 0.995, 1.005);
    }

    /// <summary>
    /// The same line as roots of χ = 1: 1 exactly at σ_b = 0 (approached as 1/√steps), and the published three digits elsewhere.
    /// </summary>
    [Theory]
    [InlineData(1.76, 0.05)]
    [InlineData(2.51, 0.3)]
    public void TheRootsOfTheCriticalLineHaveThePublishedDigits(double weights, double biases)
    {
        var root = PredictionMap.Critical(ScalarActivation.Of(new TanhConfig())!, Math.Sqrt(biases))!.Value;
        Assert.Equal(weights, Math.Round(root * root, 2));
        // An integral of its own, by the trapezoidal rule on a fine grid, has χ = 1 there to 0.1%.
        var q = 1.0;
        for (var i = 0; i < 500; i++)
            q = (root * root * Mean(z => Math.Tanh(z) * Math.Tanh(z), q)) + biases;
        Assert.InRange(root * root * Mean(z => Math.Pow(Math.Cosh(z), -4), q), 0.999, 1.001);

        static double Mean(Func<double, double> function, double variance) => Enumerable.Range(-4000, 8001)
            .Sum(i => function(Math.Sqrt(variance) * i / 400) * Math.Exp(-(i / 400.0) * (i / 400.0) / 2) / Math.Sqrt(2 * Math.PI) / 400);
    }

    /// <summary>
    /// At σ_b = 0, tanh is critical at σ_w = 1: below it signals die with χ = σ_w², above it χ falls below 1 at the fixed point.
    /// </summary>
    [Fact]
    public void WithoutBiasesTanhIsCriticalAtOne()
    {
        var tanh = ScalarActivation.Of(new TanhConfig())!;
        Assert.Equal(0.81, DepthScale.FixedPoint(tanh, 0.81, 0)!.Value, 3);
        Assert.Equal(1, DepthScale.FixedPoint(tanh, 1, 0)!.Value, 2);
        // ReLU: σ_w² = 2 whatever the biases.
        Assert.Equal(Math.Sqrt(2), PredictionMap.Critical(ScalarActivation.Of(new ReluConfig())!, 0)!.Value, 3);
    }

    /// <summary>Cho &amp; Saul 2009 for ReLU, Williams 1997 for erf-like kernels: here the arccosine kernel of degree 1 and 0.</summary>
    [Theory]
    [InlineData(-0.5)]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.8)]
    public void TheCorrelationMapOfReluIsTheArccosineKernel(double c)
    {
        var moments = new ActivationMoments(ScalarActivation.Of(new ReluConfig())!, 1);
        var angle = Math.Acos(c);
        Assert.Equal((Math.Sin(angle) + ((Math.PI - angle) * c)) / (2 * Math.PI), moments.Value.Product(moments.Value, c), 3);
        Assert.InRange(moments.Derivative.Product(moments.Derivative, c) - ((Math.PI - angle) / (2 * Math.PI)), -0.005, 0.005);
    }

    /// <summary>Square orthogonal matrices keep the norm of every gradient, in every network: no spread either.</summary>
    [Fact]
    public void OrthogonalLinearNetworksHaveARatioOfOne()
    {
        var prediction = Predict(Deep with { Depth = 50, Activation = new IdentityConfig(), Initialization = new OrthogonalConfig() });
        Assert.All(prediction.Layers, layer => Assert.Equal((1.0, 1.0, 1.0), (Round(layer.Ratio), Round(layer.Low), Round(layer.High))));

        // The range is the square root of a variance that is zero up to rounding.
        static double Round(double value) => Math.Round(value, 6);
    }

    /// <summary>
    /// Hanin &amp; Nica 2020: for one sample and ReLU, ln ‖δ‖² has the variance 5/n a layer. Ours also has the direction of the loss, which
    /// adds three percent here.
    /// </summary>
    [Fact]
    public void TheSpreadOfReluIsFiveOverTheWidthALayer()
    {
        var prediction = Predictor.Of(new ExperimentConfig
        {
            Model = Deep with { Depth = 11, Width = new(500), Activation = new ReluConfig() },
            Data = new GaussianConfig { Features = 500, Classes = 2 },
            Training = new() { BatchSize = 1 },
        }, drawing: false);
        var deviation = Math.Log(prediction.Layers[0].High / prediction.Layers[0].Low) / (2 * 1.959964);
        Assert.InRange(4 * deviation * deviation / (10 * 5.0 / 500), 0.95, 1.05);
    }

    /// <summary>
    /// The product layer by layer, where the fixed point would say 1: literature's 0.28 for ten layers of tanh and Glorot.
    /// </summary>
    [Fact]
    public void TanhAtCriticalityStillLosesMostOfTheGradient() =>
        Assert.InRange(Predict(new MlpConfig { Depth = 10, Activation = new TanhConfig() }).Layers[0].Ratio, 0.27, 0.30);

    /// <summary>100 layers of every activation and every initialization: a number for each layer, or a reason.</summary>
    [Fact]
    public void EveryActivationAndInitializationIsPredictedOrRefusedByName()
    {
        ActivationConfig[] activations =
        [
            new IdentityConfig(), new SigmoidConfig(), new TanhConfig(), new ReluConfig(), new LeakyReluConfig(), new EluConfig(),
            new SeluConfig(), new GeluConfig(), new SiluConfig(), new SoftplusConfig(), new SoftsignConfig(), new HardTanhConfig(),
                new Relu6Config(),
            new PreluConfig(),
        ];
        InitializationConfig[] laws =
        [
            new XavierNormalConfig(), new XavierUniformConfig(), new TextbookXavierConfig(), new HeNormalConfig(), new HeUniformConfig(),
            new LecunNormalConfig(), new GlorotStandardConfig(), new OrthogonalConfig(), new PytorchDefaultConfig(), new NormalConfig(),
            new VarianceScalingConfig(), new UniformConfig(), new TruncatedNormalConfig(),
        ];
        foreach (var (activation, law) in activations.SelectMany(activation => laws.Select(law => (activation, law))))
        {
            var prediction = Predict(Deep with { Depth = 5, Activation = activation, Initialization = law });
            Assert.NotEqual(PredictedVerdict.CannotPredict, prediction.Verdict);
            Assert.All(prediction.Layers, layer => Assert.True(
                layer.Ratio > 0 && layer.Low <= layer.Ratio && layer.Ratio <= layer.High
                    && double.IsFinite(layer.High), $"{activation} {law}"));
        }
        Assert.Equal(100, Predict(Deep with { Depth = 100 }).Layers.Count);
    }

    [Fact]
    public void WhatTheTheoryDoesNotCoverIsRefusedByName()
    {
        Assert.Contains("lstm", Refusal(new LstmConfig(), new TemporalOrderConfig()));
        Assert.Contains("constant", Refusal(Deep with { Initialization = new ConstantConfig { Weight = 1 } }));
        Assert.Contains("uniform", Refusal(Deep with { Initialization = new UniformConfig { Low = 0, High = 1 } }));
        Assert.Contains("copy", Refusal(new RnnConfig(), new CopyConfig()));
        Assert.Contains("weight 0", Refusal(Deep with { Initialization = new HeNormalConfig { Gain = 0 } }));

        static string Refusal(ModelConfig model, DataConfig? data = null)
        {
            var prediction = Predict(model, data);
            Assert.Equal((PredictedVerdict.CannotPredict, 0), (prediction.Verdict, prediction.Layers.Count));
            return prediction.Reason;
        }
    }

    /// <summary>The remedy does what it says: with it, the first and the last layer have equal gradients.</summary>
    [Fact]
    public void TheNearestStableScaleIsStable()
    {
        var model = new MlpConfig { Depth = 30, Activation = new ReluConfig() };
        var prediction = Predict(model);
        Assert.Equal(PredictedVerdict.Vanishes, prediction.Verdict);
        Assert.Equal(Math.Sqrt(2), prediction.NearestStable!.WeightScale, 3);
        Assert.Equal("model.initialization.gain", Assert.Single(prediction.NearestStable.Changes).Path);
        var mended = Predict(model with { Initialization = new XavierNormalConfig { Gain = prediction.NearestStable.WeightScale } });
        Assert.Equal(PredictedVerdict.Stable, mended.Verdict);
    }
}
