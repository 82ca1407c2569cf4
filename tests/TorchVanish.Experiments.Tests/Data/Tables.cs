using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>Tables that tests read by a few keys.</summary>
internal static class Tables
{
    public static CsvTable Read(string path, string label, string delimiter, bool header = true) =>
        CsvTableReader.Read(new CsvConfig { Path = path, LabelColumn = label, Delimiter = delimiter, Header = header });

    /// <summary>The table of a text, read as the config says.</summary>
    public static CsvTable Of(string text, Func<CsvConfig, CsvConfig>? change = null)
    {
        using var folder = new TemporaryFolder();
        return CsvTableReader.Read(Config(folder, text, change));
    }

    public static CsvConfig Config(TemporaryFolder folder, string text, Func<CsvConfig, CsvConfig>? change = null)
    {
        var config = new CsvConfig { Path = folder.Write("table.csv", text) };
        return change is null ? config : change(config);
    }

    /// <summary>The one sentence that refuses the table.</summary>
    public static string Refusal(string text, Func<CsvConfig, CsvConfig>? change = null)
    {
        using var folder = new TemporaryFolder();
        var config = Config(folder, text, change);
        var refusal = Assert.Throws<StorageException>(() => CsvTableReader.Read(config));
        Sentence.Check(refusal, config.Path);
        return refusal.Message;
    }
}
