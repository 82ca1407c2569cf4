using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Records.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

public sealed class SequenceClaimTests
{
    [Fact]
    public void Exploding_is_conditional_where_the_usual_weights_let_it_vanish() => Assert.Equal(Verdict.Conditional, Exploding(MadeUp.Agreed(0.6), MadeUp.Agreed(1.2), unstable: _ => true));

    [Fact]
    public void Exploding_is_supported_where_it_grows_with_all_weights() => Assert.Equal(Verdict.Supported, Exploding(MadeUp.Agreed(1.1), MadeUp.Agreed(1.2), unstable: _ => true));

    [Fact]
    public void Exploding_is_refuted_where_nothing_grows() => Assert.Equal(Verdict.Refuted, Exploding(MadeUp.Agreed(0.6), MadeUp.Agreed(0.9), unstable: _ => true));

    [Fact]
    public void Exploding_is_refuted_where_a_limit_only_makes_training_less_stable() =>
        Assert.Equal(Verdict.Refuted, Exploding(MadeUp.Agreed(0.6), MadeUp.Agreed(1.2), unstable: _ => false, withLimit: r => r > 2));

    [Fact]
    public void Exploding_is_inconclusive_where_replicates_disagree() => Assert.Equal(Verdict.Inconclusive, Exploding(MadeUp.Agreed(0.6), MadeUp.Torn(0.8, 1.3), unstable: _ => true));

    [Fact]
    public void Clipping_is_conditional_where_it_does_not_bring_back_what_vanished() => Assert.Equal(Verdict.Conditional, Clipping(free: r => r % 2 == 0, limited: _ => true, far: _ => false));

    [Fact]
    public void Clipping_is_supported_where_it_helps_over_long_sequences_too() => Assert.Equal(Verdict.Supported, Clipping(free: r => r % 2 == 0, limited: _ => true, far: _ => true));

    [Fact]
    public void Clipping_is_refuted_where_it_does_harm() => Assert.Equal(Verdict.Refuted, Clipping(free: _ => true, limited: r => r % 2 == 0, far: _ => false));

    [Fact]
    public void Clipping_is_inconclusive_where_the_seeds_decide() => Assert.Equal(Verdict.Inconclusive, Clipping(free: r => r % 2 == 0, limited: r => r % 4 < 2, far: _ => false));

    private static Verdict Exploding(Func<int, double> usual, Func<int, double> large, Func<int, bool> unstable, Func<int, bool>? withLimit = null) =>
        MadeUpSequenceRun.Judge(new ExplodingRnn(), config => new MadeUpSequenceRun
        {
            Factor = ((RnnConfig)config.Model).RecurrentInitialization is SpectralRadiusConfig { Radius: 2 } ? large : usual,
            BlowsUp = config.Training.Clipping is NoClippingConfig ? unstable : withLimit ?? (_ => false),
        }).Verdict;

    private static Verdict Clipping(Func<int, bool> free, Func<int, bool> limited, Func<int, bool> far) =>
        MadeUpSequenceRun.Judge(new FixClipping(), config => new MadeUpSequenceRun
        {
            Succeeds = ((TemporalOrderConfig)config.Data).Length > 20 ? far : config.Training.Clipping is NormClippingConfig ? limited : free,
        }).Verdict;
}
