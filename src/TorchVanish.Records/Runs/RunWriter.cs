using System.Text.Json;
using TorchVanish.Records.Configuration;
using TorchVanish.Records.Files;

namespace TorchVanish.Records.Runs;

/// <summary>
/// Collects the rows of a run, from any number of threads, and puts whole files on disk. What is written depends on the rows
/// alone, not on the order in which replicates delivered them.
/// </summary>
public sealed class RunWriter
{
    private readonly Lock _gate = new();
    private readonly ExperimentConfig _config;
    private readonly RunEnvironment _environment;
    private readonly List<TrainingRow> _training = [];
    private readonly List<LayerRow> _layers = [];
    private readonly List<WeightRow> _weights = [];

    internal RunWriter(string folder, ExperimentConfig config, RunEnvironment environment)
    {
        Folder = folder;
        _config = config;
        _environment = environment;
    }

    public string Folder { get; }

    internal void Begin()
    {
        AtomicFile.WriteText(At(RunFiles.Config), ConfigWriter.Write(_config));
        WriteJson(RunFiles.Environment, _environment);
    }

    /// <summary>Takes what one replicate measured at one sampled step.</summary>
    public void Add(TrainingRow training, IEnumerable<LayerRow> layers, IEnumerable<WeightRow> weights)
    {
        lock (_gate)
        {
            _training.Add(training);
            _layers.AddRange(layers);
            _weights.AddRange(weights);
        }
    }

    /// <summary>Puts everything collected so far on disk, so that little is lost if the process is killed.</summary>
    public void Checkpoint()
    {
        lock (_gate)
        {
            RunTables.WriteTraining(At(RunFiles.Training), _training.OrderBy(r => r.Replicate).ThenBy(r => r.Step));
            RunTables.WriteLayers(At(RunFiles.Layers), _layers.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Layer));
            RunTables.WriteWeights(
                At(RunFiles.Weights), _weights.OrderBy(r => r.Replicate).ThenBy(r => r.Step).ThenBy(r => r.Layer).ThenBy(r => r.Index));
        }
    }

    /// <summary>Writes a binary file under the run folder, such as a snapshot.</summary>
    public void WriteFile(string relativePath, Action<Stream> write) => AtomicFile.WriteStream(At(relativePath), write);

    /// <summary>Writes the last rows, then the status, which says that everything else is there.</summary>
    public void Finish(RunStatus status, DateTimeOffset end)
    {
        Checkpoint();
        WriteJson(RunFiles.Environment, _environment with { End = end });
        WriteJson(RunFiles.Status, status);
    }

    private void WriteJson<T>(string file, T value) => AtomicFile.WriteText(At(file), JsonSerializer.Serialize(value, ConfigJson.Options) + "\n");

    private string At(string file) => Path.Combine(Folder, file);
}
