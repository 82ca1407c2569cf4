using TorchVanish.Records.Configuration;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>One small config of every kind of data that needs no file.</summary>
internal static class Kinds
{
    public static readonly IReadOnlyDictionary<string, DataConfig> Generated = new Dictionary<string, DataConfig>
    {
        ["spirals"] = new SpiralsConfig { Samples = 300 },
        ["moons"] = new MoonsConfig { Samples = 300 },
        ["circles"] = new CirclesConfig { Samples = 300 },
        ["blobs"] = new BlobsConfig { Samples = 300, Features = 3 },
        ["parity"] = new ParityConfig { Samples = 300, Distractors = 2 },
        ["gaussian"] = new GaussianConfig { Samples = 300, Features = 8 },
        ["temporal_order"] = new TemporalOrderConfig { Samples = 300 },
        ["adding"] = new AddingConfig { Samples = 300 },
        ["copy"] = new CopyConfig { Samples = 300 },
        ["shapeset"] = new ShapesetConfig { Samples = 300 },
    };

    public static TheoryData<string> Names => [.. Generated.Keys];
}
