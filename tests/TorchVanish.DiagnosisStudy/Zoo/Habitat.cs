using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo;

/// <summary>
/// Where the trainings of one part of the zoo live: widths, depths, data and seeds that the other part never uses, so that a threshold that
/// was chosen on one part is judged on other architectures and other seeds.
/// </summary>
internal sealed class Habitat(ZooSplit split, Draws draws, string id, int firstSeed)
{
    private const int Samples = 1200;

    public Draws Draws => draws;

    /// <summary>The tables that its configs read.</summary>
    public List<Table> Tables { get; } = [];

    /// <summary>What its table is called.</summary>
    public string TableName => id;

    public Table Keep(Table table)
    {
        Tables.Add(table);
        return table;
    }

    private bool Calibrates => split == ZooSplit.Calibrate;

    public int Width() => Calibrates ? draws.Of(16, 24, 32, 48) : draws.Of(20, 28, 40, 56);

    /// <summary>Even in the part for calibration, odd in the other.</summary>
    public int Depth(int low, int high)
    {
        var depths = Enumerable.Range(low, high - low + 1).Where(depth => depth % 2 == (Calibrates ? 0 : 1)).ToList();
        return draws.Of(depths);
    }

    /// <summary>Classes in the plane or around teachers, which any sound network learns in some hundred steps.</summary>
    public DataConfig Classes() => draws.Of(0, 1, 2, 3) switch
    {
        0 => Spirals(),
        1 => Rings(),
        2 => Clouds(std: 2),
        _ => Teacher(GaussianLabels.Teacher),
    };

    /// <summary>Classes that no straight line separates.</summary>
    public DataConfig Curved() => draws.Of(0, 1) == 0 ? Spirals() : Rings();

    public SpiralsConfig Spirals() => Calibrates
        ? new SpiralsConfig { Samples = Samples, Classes = 3, Turns = 0.5 }
        : new SpiralsConfig { Samples = Samples, Classes = 4, Turns = 0.4 };

    public DataConfig Rings() => Calibrates
        ? new CirclesConfig { Samples = Samples, Factor = 0.4, Noise = 0.1 }
        : new CirclesConfig { Samples = Samples, Factor = 0.55, Noise = 0.07 };

    public BlobsConfig Clouds(double std) => Calibrates
        ? new BlobsConfig { Samples = Samples, Classes = 4, Features = 4, Std = std }
        : new BlobsConfig { Samples = Samples, Classes = 6, Features = 5, Std = std };

    public GaussianConfig Teacher(GaussianLabels labels) => Calibrates
        ? new GaussianConfig { Samples = Samples, Features = 8, Classes = 3, TeacherWidth = 8, Labels = labels }
        : new GaussianConfig { Samples = Samples, Features = 10, Classes = 2, TeacherWidth = 8, Labels = labels };

    public ParityConfig Parity() => new() { Samples = Samples, Bits = Calibrates ? 3 : 4, Distractors = 0 };

    public TemporalOrderConfig Order(int length) => new() { Samples = Samples, Length = length };

    public AddingConfig Adding(int length) => new() { Samples = Samples, Length = length };

    public ExperimentConfig Experiment(DataConfig data, ModelConfig model, TrainingConfig training) => new()
    {
        Data = data,
        Model = model,
        Training = training with { Steps = training.Steps == Usual.Steps ? Steps() : training.Steps },
        Replicates = 8,
        Seed = firstSeed,
        Device = "cpu",
    };

    public MlpConfig Mlp(int depth, ActivationConfig activation, InitializationConfig initialization) => new()
    {
        Depth = depth,
        Width = new LayerWidths(Width()),
        Activation = activation,
        Initialization = initialization,
    };

    private int Steps() => Calibrates ? 400 : 500;

    /// <summary>What a training has unless its recipe says otherwise.</summary>
    public static TrainingConfig Usual { get; } = new() { Steps = 1000, BatchSize = 64, LearningRate = 0.1 };

    public static TrainingConfig Adam(double rate = 0.003) => Usual with { Optimizer = new AdamConfig(), LearningRate = rate };
}
