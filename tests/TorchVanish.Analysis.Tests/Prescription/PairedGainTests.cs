using TorchVanish.Analysis.Prescription;

namespace TorchVanish.Analysis.Tests.Prescription;

public sealed class PairedGainTests
{
    /// <summary>Differences 0.1, 0.2 and 0.3: mean 0.2, standard deviation 0.1, Student's quantile of 2 degrees 4.302653.</summary>
    [Fact]
    public void TheIntervalIsStudentsOfTheDifferences()
    {
        var gain = PairedGain.Of(Score(0.5, 0.1, 0.3), Score(0.6, 0.3, 0.6));
        Assert.Equal(0.2, gain.Estimate, 12);
        Assert.Equal(0.2 - (4.302653 * 0.1 / Math.Sqrt(3)), gain.Low, 6);
        Assert.Equal(0.2 + (4.302653 * 0.1 / Math.Sqrt(3)), gain.High, 6);
        Assert.Equal(RemedyVerdict.NoEffectShown, PairedGain.Verdict(gain));
    }

    /// <summary>Seeds differ by 0.8 and the gain is 0.1 for each: unpaired it would drown.</summary>
    [Fact]
    public void WhatSeedsShareCancels()
    {
        Assert.Equal(RemedyVerdict.Helps, PairedGain.Verdict(PairedGain.Of(Score(0, 0.4, 0.8), Score(0.1, 0.51, 0.9))));
        Assert.Equal(RemedyVerdict.Harms, PairedGain.Verdict(PairedGain.Of(Score(0.1, 0.51, 0.9), Score(0, 0.4, 0.8))));
    }

    [Fact]
    public void OneSeedShowsNothing() =>
        Assert.Equal(RemedyVerdict.NoEffectShown, PairedGain.Verdict(PairedGain.Of(Score(0.1), Score(0.9))));

    private static RunScore Score(params double[] values) =>
        new(values.Index().ToDictionary(pair => pair.Index, pair => pair.Item), IsAccuracy: true);
}
