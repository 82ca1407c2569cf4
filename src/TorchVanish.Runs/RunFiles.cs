namespace TorchVanish.Runs;

/// <summary>The names in a run folder.</summary>
public static class RunFiles
{
    public const string Manifest = "run.json";
    public const string Config = "config.json";
    public const string Environment = "environment.json";
    public const string Status = "status.json";
    public const string Training = "training.csv";
    public const string Layers = "layers.csv";
    public const string Weights = "weights.csv";
    public const string Jacobians = "jacobians.csv";
    public const string Spectrum = "jacobian_spectrum.csv";
    public const string Derivatives = "derivatives.csv";
    public const string Timesteps = "timesteps.csv";
    public const string Parts = "parts";
    public const string Snapshots = "snapshots";
    public const string Figures = "figures";
    public const string ReportMarkdown = "report.md";
    public const string ReportHtml = "report.html";
}
