using TorchVanish.Runs;

namespace TorchVanish.Configuration;

/// <summary>The config of a run.</summary>
public static class RunConfig
{
    /// <returns>Null for a run without a config, such as a monitor's.</returns>
    /// <exception cref="StorageException">config.json is damaged.</exception>
    public static ExperimentConfig? Of(RunRecord run)
    {
        if (run.ConfigText is not { } text)
            return null;
        try
        {
            return ConfigReader.Read(text, Path.Combine(run.Folder, RunFiles.Config), Path.GetFullPath(run.Folder));
        }
        catch (ConfigException error)
        {
            // The program wrote this file, so an invalid config means that the run folder is damaged.
            throw new StorageException(error.Message, error);
        }
    }

    /// <summary>The record with this config instead of its own.</summary>
    public static RunRecord With(this RunRecord run, ExperimentConfig config) =>
        run with { ConfigText = ConfigWriter.Write(config), Name = config.Name };
}
