using System.Text.Json.Serialization;
using ScottPlot;
using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Reporting.Look;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Reporting.Tests;

public sealed class LookTests
{
    [Fact]
    public void Every_activation_has_a_look_of_its_own()
    {
        var kinds = typeof(ActivationConfig).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), inherit: false)
            .Cast<JsonDerivedTypeAttribute>().Select(kind => kind.DerivedType).ToArray();
        // No more colours stay apart; these are grey.
        Type[] grey = [typeof(ExponentialConfig), typeof(HardTanhConfig), typeof(PreluConfig), typeof(Relu6Config), typeof(SoftmaxConfig)];
        kinds = [.. kinds.Except(grey)];
        Assert.Equal(kinds.OrderBy(kind => kind.Name), ActivationStyles.All.Keys.OrderBy(kind => kind.Name));
        Assert.Equal(kinds.Length, ActivationStyles.All.Values.Select(style => style.Marker).Distinct().Count());
    }

    [Theory]
    [InlineData(Vision.Normal)]
    [InlineData(Vision.Deuteranopia)]
    [InlineData(Vision.Protanopia)]
    public void Colors_are_distinguishable(Vision vision)
    {
        Assert.True(Closest(ActivationStyles.All.Values.Select(style => style.Color), vision) >= 13);
        Assert.True(Closest(RunStyles.Palette.Select(style => style.Color), vision) >= 19);
    }

    [Fact]
    public void Lines_can_be_seen_on_white() =>
        Assert.All(ActivationStyles.All.Values.Concat(RunStyles.Palette), style =>
            Assert.True(ColorDifference.ContrastOnWhite(style.Color) >= 2.4));

    [Fact]
    public void Different_activations_have_their_colors_and_a_repeated_one_gives_each_run_its_own()
    {
        MadeUpRun Run(string name, ActivationConfig activation) => new() { Name = name, Activation = activation, Points = 3 };
        var sigmoid = Run("a", new SigmoidConfig()).Build();
        Assert.Equal(
            [ActivationStyles.Of(new SigmoidConfig()), ActivationStyles.Of(new TanhConfig())],
            RunStyles.Of(MeasuredRun.From([sigmoid, Run("b", new TanhConfig()).Build()])));
        Assert.Equal(
            [RunStyles.Palette[0], RunStyles.Palette[1]],
            RunStyles.Of(MeasuredRun.From([sigmoid, Run("b", new SigmoidConfig()).Build()])));
    }

    [Fact]
    public void An_activation_keeps_its_color_if_some_runs_share_one()
    {
        RunStyleOf[] runs = [new("a", new SigmoidConfig()), new("b", new ReluConfig()), new("c", new ReluConfig())];
        var styles = RunStyles.Of(MeasuredRun.From([.. runs.Select(run =>
            new MadeUpRun { Name = run.Name, Activation = run.Activation, Points = 3 }.Build())]));
        Assert.Equal(runs.Select(run => ActivationStyles.Of(run.Activation).Color), styles.Select(style => style.Color));
        Assert.Equal([LinePattern.Solid, LinePattern.Solid, LinePattern.Dashed], styles.Select(style => style.Pattern));
    }

    private sealed record RunStyleOf(string Name, ActivationConfig Activation);

    private static double Closest(IEnumerable<Color> colors, Vision vision)
    {
        var all = colors.ToArray();
        return all.SelectMany((a, i) => all.Skip(i + 1).Select(b => ColorDifference.Ciede2000(a, b, vision))).Min();
    }
}
