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

    private T In<T>(T calibrate, T test, T second) => split switch
    {
        ZooSplit.Calibrate => calibrate,
        ZooSplit.Test => test,
        _ => second,
    };

    public int Width() => draws.Of(In<int[]>([16, 24, 32, 48], [20, 28, 40, 56], [18, 26, 36, 52]));

    /// <summary>Even in the part for calibration, odd in the others.</summary>
    public int Depth(int low, int high)
    {
        var depths = Enumerable.Range(low, high - low + 1).Where(depth => depth % 2 == In(0, 1, 1)).ToList();
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

    public SpiralsConfig Spirals() => new() { Samples = Samples, Classes = In(3, 4, 5), Turns = In(0.5, 0.4, 0.3) };

    public DataConfig Rings() => new CirclesConfig { Samples = Samples, Factor = In(0.4, 0.55, 0.5), Noise = In(0.1, 0.07, 0.08) };

    public BlobsConfig Clouds(double std) => new() { Samples = Samples, Classes = In(4, 6, 5), Features = In(4, 5, 6), Std = std };

    public GaussianConfig Teacher(GaussianLabels labels) => new()
    {
        Samples = Samples,
        Features = In(8, 10, 12),
        Classes = In(3, 2, 4),
        TeacherWidth = 8,
        Labels = labels,
    };

    public ParityConfig Parity() => new() { Samples = Samples, Bits = In(3, 4, 3), Distractors = In(0, 0, 1) };

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

    private int Steps() => In(400, 500, 450);

    /// <summary>What a training has unless its recipe says otherwise.</summary>
    public static TrainingConfig Usual { get; } = new() { Steps = 1000, BatchSize = 64, LearningRate = 0.1 };

    public static TrainingConfig Adam(double rate = 0.003) => Usual with { Optimizer = new AdamConfig(), LearningRate = rate };
}
