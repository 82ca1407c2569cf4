namespace TorchVanish.Runs;

/// <summary>The tables of an unfinished run.</summary>
/// <remarks>
/// Callers of <see cref="Add"/>, <see cref="Take"/> and <see cref="Release"/> hold the lock of the rows; callers of the other methods
/// hold that of the disk.
/// </remarks>
internal sealed class RunParts
{
    private readonly string _folder;
    private readonly TableParts<TrainingRow> _training = new(RunTables.Training, RunFiles.Training, always: true);
    private readonly TableParts<LayerRow> _layers = new(RunTables.Layers, RunFiles.Layers, always: true);
    private readonly TableParts<WeightRow> _weights = new(RunTables.Weights, RunFiles.Weights, always: true);
    private readonly TableParts<JacobianRow> _jacobians = new(RunTables.Jacobians, RunFiles.Jacobians);
    private readonly TableParts<SpectrumRow> _spectrum = new(RunTables.Spectrum, RunFiles.Spectrum);
    private readonly TableParts<DerivativeRow> _derivatives = new(RunTables.Derivatives, RunFiles.Derivatives);
    private readonly TableParts<TimestepRow> _timesteps = new(RunTables.Timesteps, RunFiles.Timesteps);
    private readonly ITableParts[] _tables;

    public RunParts(string folder)
    {
        _folder = folder;
        _tables = [_training, _layers, _weights, _timesteps, _jacobians, _spectrum, _derivatives];
    }

    /// <summary>Adds the rows of one replicate at one step to their tables.</summary>
    public void Add(StepRows rows)
    {
        var replicate = rows.Training.Replicate;
        _training.Add(replicate, [rows.Training]);
        _layers.Add(replicate, rows.Layers);
        _weights.Add(replicate, rows.Weights);
        _jacobians.Add(replicate, rows.Jacobians);
        _spectrum.Add(replicate, rows.Spectrum);
        _derivatives.Add(replicate, rows.Derivatives);
        _timesteps.Add(replicate, rows.Timesteps);
    }

    /// <inheritdoc cref="ITableParts.Take"/>
    public void Take() => Array.ForEach(_tables, table => table.Take());

    /// <inheritdoc cref="ITableParts.Append"/>
    public void Append() => Array.ForEach(_tables, table => table.Append(_folder));

    /// <inheritdoc cref="ITableParts.Assemble"/>
    public void Assemble() => Array.ForEach(_tables, table => table.Assemble(_folder));

    /// <inheritdoc cref="ITableParts.Release"/>
    public void Release() => Array.ForEach(_tables, table => table.Release());
}
