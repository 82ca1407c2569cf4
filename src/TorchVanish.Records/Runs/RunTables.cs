using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using TorchVanish.Records.Files;

namespace TorchVanish.Records.Runs;

/// <summary>The three tables of a run, to and from CSV: UTF-8, invariant culture, numbers that read back to the same bits.</summary>
internal static class RunTables
{
    private static readonly string[] TrainingHeader =
    [
        "replicate", "step", "train_loss", "train_accuracy", "validation_loss", "validation_accuracy", "gradient_norm", "clipped_gradient_norm",
    ];

    private static readonly string[] LayersHeader = ["replicate", "step", "layer", "name", .. Quantities.All.Select(q => q.Column())];

    private static readonly string[] WeightsHeader = ["replicate", "step", "layer", "index", "value"];

    public static void WriteTraining(string path, IEnumerable<TrainingRow> rows) =>
        Write(path, TrainingHeader, rows, row =>
        [
            row.Replicate, row.Step, row.TrainLoss, row.TrainAccuracy, row.ValidationLoss, row.ValidationAccuracy, row.GradientNorm, row.ClippedGradientNorm,
        ]);

    public static void WriteLayers(string path, IEnumerable<LayerRow> rows) =>
        Write(path, LayersHeader, rows, row => [row.Replicate, row.Step, row.Layer, row.Name, .. row.Values.Cast<object>()]);

    public static void WriteWeights(string path, IEnumerable<WeightRow> rows) =>
        Write(path, WeightsHeader, rows, row => [row.Replicate, row.Step, row.Layer, row.Index, row.Value]);

    public static IReadOnlyList<TrainingRow> ReadTraining(string path) =>
        Read(path, TrainingHeader, row => new TrainingRow(
            row.Integer(0), row.Integer(1), row.Number(2), row.Number(3), row.Number(4), row.Number(5), row.Number(6), row.Number(7)));

    public static IReadOnlyList<LayerRow> ReadLayers(string path) =>
        Read(path, LayersHeader, row => new LayerRow(
            row.Integer(0), row.Integer(1), row.Integer(2), row.Text(3), [.. Quantities.All.Select(q => row.Number(4 + (int)q))]));

    public static IReadOnlyList<WeightRow> ReadWeights(string path) =>
        Read(path, WeightsHeader, row => new WeightRow(row.Integer(0), row.Integer(1), row.Integer(2), row.Integer(3), row.Number(4)));

    private static void Write<T>(string path, string[] header, IEnumerable<T> rows, Func<T, object[]> cells) =>
        AtomicFile.WriteText(path, writer =>
        {
            using var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" }, leaveOpen: true);
            foreach (var name in header)
                csv.WriteField(name);
            csv.NextRecord();
            foreach (var row in rows)
            {
                foreach (var cell in cells(row))
                    csv.WriteField(Convert.ToString(cell, CultureInfo.InvariantCulture));
                csv.NextRecord();
            }
        });

    private static List<T> Read<T>(string path, string[] header, Func<CsvRow, T> parse)
    {
        try
        {
            using var reader = new StreamReader(path);
            using var csv = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
            if (!csv.Read() || !header.SequenceEqual(csv.Record!))
                throw new StorageException($"{path}: line 1 is not the header of this table; it must be {string.Join(',', header)}.");
            var rows = new List<T>();
            while (csv.Read())
            {
                if (csv.Record!.Length > header.Length)
                    throw new StorageException($"{path}: line {csv.RawRow} has {csv.Record.Length} columns; every line has {header.Length}.");
                rows.Add(parse(new CsvRow(path, csv.RawRow, header, csv.Record)));
            }
            return rows;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"{path}: cannot be read ({error.Message.TrimEnd('.')}); name the folder of a run.", error);
        }
        catch (CsvHelperException error)
        {
            throw new StorageException($"{path}: is not a CSV table ({error.Message.ReplaceLineEndings(" ").TrimEnd('.')}).", error);
        }
    }

    private sealed record CsvRow(string Path, int Line, string[] Header, string[] Cells)
    {
        public string Text(int column) => column < Cells.Length
            ? Cells[column]
            : throw new StorageException($"{Path}: line {Line} ends before column {Header[column]}; every line has {Header.Length} columns.");

        public int Integer(int column) =>
            int.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw Malformed(column, "an integer");

        public double Number(int column) =>
            double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw Malformed(column, "a number, NaN, Infinity or -Infinity");

        private StorageException Malformed(int column, string valid) =>
            new($"{Path}: line {Line}, column {Header[column]} is '{Cells[column]}'; it must be {valid}.");
    }
}
