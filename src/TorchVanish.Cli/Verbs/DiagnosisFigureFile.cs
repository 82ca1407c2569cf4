using System.Text;
using TorchVanish.Analysis.Measured;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs.Files;

namespace TorchVanish.Cli.Verbs;

/// <summary>diagnose --figure FILE: how the verdict was reached, and the numbers beside it as CSV.</summary>
internal static class DiagnosisFigureFile
{
    /// <exception cref="ConfigException">The name does not say a format.</exception>
    public static void Check(string? file)
    {
        if (file is not null && Path.GetExtension(file) is not (".png" or ".svg" or ".pdf"))
            throw new ConfigException($"--figure {file}: must end in .png, .svg or .pdf.");
    }

    public static void Write(string file, MeasuredRun run)
    {
        var figure = DiagnosisFigure.Draw(run);
        var bytes = Path.GetExtension(file) switch
        {
            ".png" => figure.ToPng(),
            ".svg" => Encoding.UTF8.GetBytes(figure.ToSvg("diagnosis")),
            _ => figure.ToPdf(FigureFormat.Report),
        };
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        AtomicFile.WriteStream(file, stream => stream.Write(bytes));
        AtomicFile.WriteText(Path.ChangeExtension(file, ".csv"), figure.WriteNumbers);
    }
}
