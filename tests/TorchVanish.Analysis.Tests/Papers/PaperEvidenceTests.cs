using TorchVanish.Analysis.Papers;

namespace TorchVanish.Analysis.Tests.Papers;

public class PaperEvidenceTests
{
    private static readonly PaperEvidence Evidence = new(
    [
        new("b", 2, 1, "norm", 8), new("b", 2, 0, "norm", 4), new("b", 1, 0, "norm", 2), new("b", 1, 1, "norm", 2),
            new("a", 0, 0, "loss", 7),
    ]);

    [Fact]
    public void ValuesComeByReplicateAndPlacesAscend()
    {
        Assert.Equal([4, 8], Evidence.Values("norm", "b", 2));
        Assert.Equal([1, 2], Evidence.Xs("norm", "b"));
        Assert.Equal(["b"], Evidence.Cells("norm"));
        Assert.Equal(7, Evidence.Value("loss", "a"));
    }

    [Fact]
    public void WhatWasNotMeasuredIsEmptyAndNotZero()
    {
        Assert.Empty(Evidence.Values("norm", "c"));
        Assert.True(double.IsNaN(Evidence.Value("norm", "c")));
        Assert.False(Evidence.Mean("norm", "c").IsKnown);
    }

    [Fact]
    public void ARatioIsTakenReplicateByReplicate() =>
        // 4/2 and 8/2, whose geometric mean is √8.
        Assert.Equal(Math.Sqrt(8), Evidence.Ratio("norm", ("b", 2), ("b", 1)).Estimate, 9);
}
