using TorchVanish.Runs;

namespace TorchVanish.Tests.Shared;

/// <summary>run.json of a made-up run.</summary>
public static class MadeUpManifest
{
    /// <summary>A table of which the first class has 95 rows of 100.</summary>
    public static RunManifest Unequal { get; } = new("torchvanish 0.2.0", "sigmoid-10", RunSource.Config, [])
    {
        TrivialAccuracy = 0.95,
        TrivialLoss = 0.1985,
        Data = new DataFacts("csv", 1500, 500, 4, true, [new ClassFacts("no|<b>", 1425, 475), new ClassFacts("yes", 75, 25)]),
        Notes = ["The column 'a<b' is constant, so it is 0 in both splits."],
    };

    /// <summary>A target that is a number.</summary>
    public static RunManifest Regression { get; } = new("torchvanish 0.2.0", "sigmoid-10", RunSource.Config, [])
    {
        TrivialLoss = 2,
        Data = new DataFacts("csv", 150, 50, 3, false, []),
    };
}
