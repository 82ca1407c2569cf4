
namespace TorchVanish.Configuration.Tests;

public class LearningRateTests
{
    [Theory]
    [InlineData("sgd", 0.1)]
    [InlineData("adam", 0.001)]
    [InlineData("rmsprop", 0.001)]
    public void WhereItIsLeftOutTheOptimizersUsualOneIsTakenAndWritten(string optimizer, double expected)
    {
        var config = ReadConfig.From($$"""{ "training": { "optimizer": "{{optimizer}}" } }""");
        Assert.Equal((expected, true), (config.Training.LearningRate, config.Training.LearningRateIsLeftOut));
        var written = ReadConfig.From(ConfigWriter.Write(config));
        Assert.Equal((expected, false), (written.Training.LearningRate, written.Training.LearningRateIsLeftOut));
        Assert.Equal(config, written);
        Assert.Equal(config.GetHashCode(), written.GetHashCode());
    }

    /// <summary>Equality is written out, so a new key must be added to it.</summary>
    [Fact]
    public void EveryKeyOfTrainingCountsForEquality()
    {
        var config = new TrainingConfig();
        var other = new TrainingConfig
        {
            Loss = Loss.SquaredError,
            Optimizer = new AdamConfig(),
            LearningRate = 3,
            Momentum = 0.5,
            Nesterov = true,
            WeightDecay = 1,
            BatchSize = 3,
            Steps = 3,
            Clipping = new NormClippingConfig(),
            Stop = new AccuracyStopConfig(),
            Schedule = new CosineScheduleConfig(),
            GradientAccumulation = 2,
        };
        var keys = typeof(TrainingConfig).GetProperties().Where(property => property.SetMethod is not null).ToList();
        Assert.All(keys, key =>
        {
            var changed = config with { LearningRate = config.LearningRate };
            Assert.Equal(config, changed);
            Assert.NotEqual(key.GetValue(config), key.GetValue(other));
            key.SetValue(changed, key.GetValue(other));
            Assert.NotEqual(config, changed);
        });
    }
}
