using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class SequenceClaimTests
{
    [Fact]
    public void Exploding_is_conditional_where_the_usual_weights_let_it_vanish() =>
        Assert.Equal(Verdict.Conditional, Exploding(MadeUp.Agreed(0.6), MadeUp.Agreed(1.2), unstable: _ => true));

    [Fact]
    public void Exploding_is_supported_where_it_grows_with_all_weights() =>
        Assert.Equal(Verdict.Supported, Exploding(MadeUp.Agreed(1.1), MadeUp.Agreed(1.2), unstable: _ => true));

    [Fact]
    public void Exploding_is_refuted_where_nothing_grows() =>
        Assert.Equal(Verdict.Refuted, Exploding(MadeUp.Agreed(0.6), MadeUp.Agreed(0.9), unstable: _ => true));

    [Fact]
    public void Exploding_is_refuted_where_a_limit_only_makes_training_less_stable() =>
        Assert.Equal(Verdict.Refuted, Exploding(MadeUp.Agreed(0.6), MadeUp.Agreed(1.2), unstable: _ => false, withLimit: r => r > 2));

    [Fact]
    public void Exploding_is_inconclusive_where_replicates_disagree() =>
        Assert.Equal(Verdict.Inconclusive, Exploding(MadeUp.Agreed(0.6), MadeUp.Torn(0.8, 1.3), unstable: _ => true));

    // A clipped run ends when it succeeds: what happens to the others later is not held against them.
    [Theory]
    [InlineData(700, Verdict.Conditional)]
    [InlineData(701, Verdict.Refuted)]
    public void Blow_ups_count_as_long_as_a_clipped_run_was_training(int at, Verdict expected) =>
        Assert.Equal(expected, MadeUpSequenceRun.Judge(new ExplodingRnn(), config => new MadeUpSequenceRun
        {
            Factor = ((RnnConfig)config.Model).RecurrentInitialization is SpectralRadiusConfig { Radius: 2 }
            ? MadeUp.Agreed(1.2) : MadeUp.Agreed(0.6),
            BlowsUp = replicate => config.Training.Clipping is NoClippingConfig ? replicate > 0 : replicate > 7,
            BlowsUpAt = config.Training.Clipping is NoClippingConfig ? at : 100,
            Ends = config.Training.Clipping is NoClippingConfig ? null : 700,
        }).Verdict);

    [Fact]
    public void A_gradient_that_shrinks_over_fifty_steps_has_not_necessarily_vanished()
    {
        var details = MadeUpSequenceRun.Judge(new ExplodingRnn(), config => new MadeUpSequenceRun
        {
            Factor = MadeUp.Agreed(((RnnConfig)config.Model).RecurrentInitialization switch
            {
                SpectralRadiusConfig =>
                1.2,
                XavierNormalConfig => 0.96,
                _ => 0.6
            }),
            BlowsUp = _ => config.Training.Clipping is NoClippingConfig,
        }).Details;
        Assert.Contains("it vanishes with PyTorch's default, orthogonal and N(0, 0.1²)", details, StringComparison.Ordinal);
        Assert.Contains("0.139", details, StringComparison.Ordinal);
    }

    [Fact]
    public void Clipping_is_supported_where_every_way_of_it_succeeds() =>
        Assert.Equal(Verdict.Supported, Clipping(free: r => r % 2 == 0, norm: _ => true, small: _ => true, large: _ => true));

    [Fact]
    public void Clipping_is_conditional_where_a_limit_is_too_loose() =>
        Assert.Equal(Verdict.Conditional, Clipping(free: r => r % 2 == 0, norm: _ => true, small: _ => true, large: r => r % 4 == 0));

    [Fact]
    public void Clipping_is_refuted_where_it_does_harm() =>
        Assert.Equal(Verdict.Refuted, Clipping(free: _ => true, norm: r => r % 2 == 0, small: _ => true, large: _ => true));

    [Fact]
    public void Clipping_is_refuted_where_no_way_of_it_can_be_relied_on() =>
        Assert.Equal(Verdict.Refuted, Clipping(free: _ => false, norm: r => r % 2 == 0 && r < 14, small: r => r % 4 == 0, large: _ =>
        false));

    [Fact]
    public void Clipping_is_inconclusive_where_the_seeds_decide_whether_it_helps() =>
        Assert.Equal(Verdict.Inconclusive, Clipping(free: r => r != 3, norm: r => r != 4, small: _ => true, large: _ => true));

    // Thirteen of sixteen: an interval from 54% to 96%.
    [Fact]
    public void Clipping_is_inconclusive_where_the_seeds_decide_whether_it_can_be_relied_on() =>
        Assert.Equal(Verdict.Inconclusive, Clipping(free: r => r % 2 == 0, norm: _ => true, small: _ => true, large: r => r < 13));

    [Theory]
    [InlineData(0.5, 0.5, "below the limit of 1, so the results with and without clipping are identical")]
    [InlineData(0.6, 0.5, "exceeded only between the recorded steps; the results with and without clipping differ")]
    [InlineData(3, 1, "above the limit of 1; the results with and without clipping differ")]
    public void Over_a_hundred_steps_it_is_told_whether_clipping_did_anything(double norm, double limited, string expected) =>
        Assert.Contains(expected, MadeUpSequenceRun.Judge(new FixClipping(), config =>
            new MadeUpSequenceRun { Norm = config.Training.Clipping is NoClippingConfig ? limited : norm }).Boundary,
            StringComparison.Ordinal);

    private static Verdict Exploding(Func<int, double> usual, Func<int, double> large, Func<int, bool> unstable,
        Func<int, bool>? withLimit = null) =>
        MadeUpSequenceRun.Judge(new ExplodingRnn(), config => new MadeUpSequenceRun
        {
            Factor = ((RnnConfig)config.Model).RecurrentInitialization is SpectralRadiusConfig { Radius: 2 } ? large : usual,
            BlowsUp = config.Training.Clipping is NoClippingConfig ? unstable : withLimit ?? (_ => false),
        }).Verdict;

    // The result over a hundred time steps does not affect the verdict.
    private static Verdict Clipping(Func<int, bool> free, Func<int, bool> norm, Func<int, bool> small, Func<int, bool> large)
    {
        Verdict Of(bool far) => MadeUpSequenceRun.Judge(new FixClipping(), config => new MadeUpSequenceRun
        {
            Succeeds = (config.Data, config.Training.Clipping) switch
            {
                (TemporalOrderConfig { Length: > 20 }, _) => _ => far,
                (_, NormClippingConfig) => norm,
                (_, ValueClippingConfig { ClipValue: < 1 }) => small,
                (_, ValueClippingConfig) => large,
                _ => free,
            },
        }).Verdict;
        Assert.Equal(Of(far: true), Of(far: false));
        return Of(far: false);
    }
}
