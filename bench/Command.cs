using CommandLine;

namespace TorchVanish.Bench;

/// <summary>One command of the benchmark program.</summary>
internal abstract class Command
{
    /// <summary>The exit code of an invalid command line.</summary>
    public const int Usage = 2;

    [Option("quick", HelpText = "Measure for a shorter time, with a wider spread.")]
    public bool Quick { get; set; }

    /// <returns>The exit code.</returns>
    public abstract int Execute();

    /// <summary>The root of the checkout, or the working folder outside a checkout.</summary>
    protected static string Checkout()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "TorchVanish.sln")))
                return folder.FullName;
        }
        return Directory.GetCurrentDirectory();
    }
}
