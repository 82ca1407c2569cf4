using System.Text;
using TorchVanish.Analysis.Measured;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs;
using TorchVanish.Runs.Files;

namespace TorchVanish.Cli;

/// <summary>Writes one figure, or one of its panels, as a file for a paper.</summary>
/// <param name="Width">In points; null for the width in a report.</param>
/// <param name="Format">pdf, svg or png; null for the extension of --out, or pdf.</param>
internal sealed record PaperFigure(string Name, string? Panel, float? Width, bool HasTitle, string? Format)
{
    private static readonly string[] Formats = ["pdf", "svg", "png"];

    public static string FormatNames => string.Join(", ", Formats);

    /// <summary>One line for each figure, with its panels for one run.</summary>
    public static string Catalogue =>
        string.Join('\n', FigureCatalogue.All.Select(figure => $"  {figure.Name,-22} {string.Join(", ", figure.PanelIds)}"));

    /// <param name="target">A file, a folder, or null for a file in the working folder.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="ConfigException">There is no such figure, panel or format.</exception>
    public string Write(IReadOnlyList<string> folders, string? target)
    {
        var figure = FigureCatalogue.All.FirstOrDefault(one => one.Name == Name)
            ?? throw new ConfigException($"--figure {Name}: unknown figure; the figures are "
            + $"{string.Join(", ", FigureCatalogue.All.Select(one => one.Name))}.");
        var ending = Ending(target);
        var runs = MeasuredRun.From([.. folders.Select(RunStore.Read)]);
        var drawn = figure.Draw(runs);
        if (Panel is not null && !drawn.PanelIds.Contains(Panel))
            throw new ConfigException($"--panel {Panel}: unknown panel of {Name}; here its panels are "
                + $"{string.Join(", ", drawn.PanelIds)}.");
        if (drawn.View.Nothing is string nothing)
            throw new ConfigException($"--figure {Name}: there is nothing to draw, because {nothing}.");
        var path = PathOf(target, ending);
        var format = new FigureFormat { Width = Width, HasTitle = HasTitle, Panel = Panel };
        var bytes = ending switch
        {
            "pdf" => drawn.ToPdf(format),
            "svg" => Encoding.UTF8.GetBytes(drawn.ToSvg(Name, format)),
            _ => drawn.ToPng(format),
        };
        AtomicFile.WriteStream(path, stream => stream.Write(bytes));
        return path;
    }

    private string Ending(string? target)
    {
        if (Format is not null && !Formats.Contains(Format))
            throw new ConfigException($"--format {Format}: unknown format; the formats are {FormatNames}.");
        var named = target is null ? "" : Path.GetExtension(target).TrimStart('.').ToLowerInvariant();
        if (Format is not null && Formats.Contains(named) && named != Format)
            throw new ConfigException($"--out {target}: the file ends with .{named}, but --format asks for {Format}; make them agree, or "
                + "leave --format out.");
        return Format ?? (Formats.Contains(named) ? named : Formats[0]);
    }

    private string PathOf(string? target, string ending)
    {
        var name = $"{Name}{(Panel is null ? "" : "-" + Panel)}.{ending}";
        return target is null ? name
            : Directory.Exists(target) || Path.EndsInDirectorySeparator(target) ? Path.Combine(target, name)
            : Path.GetExtension(target).Length == 0 ? $"{target}.{ending}"
            : target;
    }
}
