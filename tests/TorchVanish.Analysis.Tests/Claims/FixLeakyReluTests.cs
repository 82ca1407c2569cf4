using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class FixLeakyReluTests
{
    [Fact]
    public void It_is_supported_where_the_dead_get_a_gradient_worth_having() =>
        Assert.Equal(Verdict.Supported, Judge(dead: 0, left: MadeUp.Agreed(0.1)));

    [Fact]
    public void The_size_of_the_gradient_does_not_affect_the_verdict() =>
        Assert.Equal(Verdict.Supported, Judge(dead: 0, left: MadeUp.Agreed(1e-6)));

    [Fact]
    public void It_is_refuted_where_the_dead_stay_dead() => Assert.Equal(Verdict.Refuted, Judge(dead: 16, left: MadeUp.Agreed(0.1)));

    [Fact]
    public void It_is_inconclusive_where_relu_kills_none() =>
        Assert.Equal(Verdict.Inconclusive, Judge(dead: 0, left: MadeUp.Agreed(0.1), killed: 0));

    [Fact]
    public void The_number_is_of_the_dead_networks_alone()
    {
        var judgement = Judgement(dead: 0, left: replicate => replicate < 16 ? 1e-6 : 1, killed: 16);
        Assert.Equal(1e-6, judgement.Ruling.Reported!.Measured.Estimate, tolerance: 1e-9);
        Assert.Equal(16, judgement.Ruling.Reported!.Measured.Replicates);
        Assert.Contains("less than a thousandth in 16 networks, 100%", judgement.Details, StringComparison.Ordinal);
        // Nor does the figure show the others.
        Assert.All(judgement.Figure.Panels.SelectMany(panel => panel.Curves).SelectMany(curve => curve.Points), point =>
            Assert.Equal(16, point.Y.Replicates));
    }

    private static Verdict Judge(int dead, Func<int, double> left, int killed = 16) => Judgement(dead, left, killed).Verdict;

    private static Judgement Judgement(int dead, Func<int, double> left, int killed) =>
        MadeUp.Judge(new FixLeakyRelu(), config => new MadeUpExperiment
        {
            Left = left,
            Dead = replicate => replicate < (config.Network().Activation is ReluConfig ? killed : dead),
        });
}
