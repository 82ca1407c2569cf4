using System.Globalization;
using System.Text;
using TorchVanish.Configuration;

namespace TorchVanish.DiagnosisStudy.Zoo;

/// <summary>A generated table of numbers: features x1, x2, ... and y, which is a class or a number.</summary>
internal sealed record Table(string Name, string Text)
{
    private const int Rows = 900;
    private const int Features = 5;

    /// <summary>y = sin(2 x1) + x2 x3 + x4 / 2 + noise, times scale, plus offset.</summary>
    public static Table Numbers(Draws draws, string name, double inputScale = 1, double scale = 1, double offset = 0, double noise = 0.1) =>
        Write(name, draws, inputScale, x => offset + (scale * (Smooth(x) + (noise * draws.Normal()))));

    /// <summary>y = 1 where the same function is positive.</summary>
    public static Table Classes(Draws draws, string name, double inputScale = 1, double inputOffset = 0) =>
        Write(name, draws, inputScale, x => Smooth(x) > 0 ? 1 : 0, inputOffset);

    /// <summary>y = x1 - 2 x2 + x3, without noise.</summary>
    public static Table Line(Draws draws, string name) => Write(name, draws, 1, x => x[0] - (2 * x[1]) + x[2]);

    /// <summary>The config that reads it, from a folder beside that of the tables.</summary>
    public CsvConfig Read(TableTask task, bool standardize) => new()
    {
        Path = $"../data/{Name}.csv",
        LabelColumn = "y",
        Task = task,
        Standardize = standardize,
    };

    private static double Smooth(double[] x) => Math.Sin(2 * x[0]) + (x[1] * x[2]) + (x[3] / 2);

    private static Table Write(string name, Draws draws, double inputScale, Func<double[], double> target, double inputOffset = 0)
    {
        var text = new StringBuilder(string.Join(',', Enumerable.Range(1, Features).Select(feature => $"x{feature}"))).Append(",y\n");
        for (var row = 0; row < Rows; row++)
        {
            var x = Enumerable.Range(0, Features).Select(_ => draws.Normal()).ToArray();
            foreach (var value in x)
                text.Append((inputOffset + (inputScale * value)).ToString("G7", CultureInfo.InvariantCulture)).Append(',');
            text.Append(target(x).ToString("G7", CultureInfo.InvariantCulture)).Append('\n');
        }
        return new Table(name, text.ToString());
    }
}
