using System.Text;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs.Files;

namespace TorchVanish.Cli;

/// <summary>A figure that an option such as predict --map names, with its numbers beside it as CSV.</summary>
internal static class FigureFile
{
    /// <param name="option">The option, for the message.</param>
    /// <param name="file">The file to write; null if the option was not given.</param>
    /// <exception cref="ConfigException">The extension is not that of a format.</exception>
    public static void Check(string option, string? file)
    {
        if (file is not null && Path.GetExtension(file) is not (".png" or ".svg" or ".pdf"))
            throw new ConfigException($"{option} {file}: must end in .png, .svg or .pdf.");
    }

    /// <param name="file">A name that <see cref="Check"/> accepts.</param>
    /// <param name="id">Prefix of the ids in an SVG.</param>
    /// <exception cref="StorageException">The file cannot be written.</exception>
    public static void Write(string file, DrawnFigure figure, string id)
    {
        var bytes = Path.GetExtension(file) switch
        {
            ".png" => figure.ToPng(),
            ".svg" => Encoding.UTF8.GetBytes(figure.ToSvg(id)),
            _ => figure.ToPdf(FigureFormat.Report),
        };
        AtomicFile.WriteStream(file, stream => stream.Write(bytes));
        AtomicFile.WriteText(Path.ChangeExtension(file, ".csv"), figure.WriteNumbers);
    }
}
