using ScottPlot;
using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Reporting.Drawing;

/// <summary>The ticks of an axis, in the coordinates of the plot (log10 for a logarithmic axis).</summary>
internal static class Ticks
{
    public static IReadOnlyList<Tick> Of(AxisScale scale, double low, double high, int target) => scale switch
    {
        AxisScale.Log => Log(low, high, target),
        AxisScale.LogStep => LogStep(low, high),
        AxisScale.Whole => Whole(low, high, target),
        AxisScale.Share => [.. new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(share =>
            new Tick(share, share == 0 ? "0" : $"{100 * share}%", true))],
        _ => Linear(low, high, target),
    };

    private static List<Tick> Linear(double low, double high, int target)
    {
        var step = NiceStep((high - low) / target);
        // A single tick does not show the scale.
        if (Math.Floor(high / step) - Math.Ceiling(low / step) < 1)
            step = NiceStep(step / 2.6);
        var digits = Math.Clamp((int)Math.Ceiling(-Math.Log10(step) - 1e-9), 0, 12);
        var ticks = new List<Tick>();
        for (var k = Math.Ceiling((low / step) - 1e-9); k * step <= high + (1e-9 * step); k++)
            ticks.Add(new Tick(k * step, Label(k * step, digits), true));
        return ticks;
    }

    private static List<Tick> Whole(double low, double high, int target)
    {
        var step = Math.Max(1, (int)NiceStep((high - low) / target));
        var first = step == 1 ? (int)Math.Ceiling(low) : 1;
        // 1, 3, 5 or 1, 5, 10 instead of 0, 5, 10, because the first layer matters most.
        var places = step <= 2 ? Every(first, step, high) : [1, .. Every(step, step, high)];
        return [.. places.Select(value => new Tick(value, Label(value, 0), true))];
    }

    private static IEnumerable<int> Every(int first, int step, double high)
    {
        for (var value = first; value <= high; value += step)
            yield return value;
    }

    private static List<Tick> Log(double low, double high, int target)
    {
        if (high - low < 1.2 || Math.Floor(high) - Math.Ceiling(low) < 1)
            return Fine(low, high);
        var step = Math.Max(1, (int)Math.Ceiling((high - low) / target));
        var ticks = new List<Tick>();
        for (var exponent = (int)Math.Ceiling(low - 1e-9); exponent <= high + 1e-9; exponent++)
            ticks.Add(exponent % step == 0 ? new Tick(exponent, Spelling.PowerOfTen(exponent), true) : new Tick(exponent, "", false));
        return ticks;
    }

    // For an axis of about one decade or less, or with one power of ten, powers of ten are too few ticks.
    private static List<Tick> Fine(double low, double high)
    {
        // The coarsest division with two ticks, because a single tick does not show the scale.
        double[][] divisions = [[1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.5, 2, 3, 4, 5, 6, 7, 8, 9]];
        var ticks = divisions.Select(steps => Divided(low, high, steps)).ToArray();
        return ticks.FirstOrDefault(some => some.Count >= 2) ?? ticks[^1];
    }

    private static List<Tick> Divided(double low, double high, double[] steps)
    {
        var ticks = new List<Tick>();
        for (var exponent = (int)Math.Floor(low); exponent <= high; exponent++)
            ticks.AddRange(steps.Select(step => step * Math.Pow(10, exponent)).Where(value => Math.Log10(value) >= low
                && Math.Log10(value) <= high)
                .Select(value => new Tick(Math.Log10(value), Spelling.Constant(value), true)));
        return ticks;
    }

    private static List<Tick> LogStep(double low, double high)
    {
        // Label powers of ten; if there are fewer than two, label more steps.
        double[][] named = [[1], [1, 2, 5], [1, 2, 3, 4, 5, 6, 7, 8, 9]];
        var ticks = named.Select(digits => LogStep(low, high, digits)).ToArray();
        return ticks.FirstOrDefault(some => some.Count(tick => tick.IsMajor) >= 2) ?? ticks[^1];
    }

    private static List<Tick> LogStep(double low, double high, double[] named)
    {
        var ticks = new List<Tick>();
        if (low <= 0)
            ticks.Add(new Tick(0, "0", true));
        for (var exponent = 0; exponent <= high + 1; exponent++)
        {
            for (var digit = 1; digit < 10; digit++)
            {
                var step = digit * Math.Pow(10, exponent);
                var at = Math.Log10(1 + step);
                if (at >= low && at <= high)
                    ticks.Add(named.Contains(digit)
                        ? new Tick(at, step < 1e4 ? Label(step, 0) : digit == 1
                        ? Spelling.PowerOfTen(exponent) : Spelling.Constant(step), true) : new Tick(at, "", false));
            }
        }
        return ticks;
    }

    private static double NiceStep(double raw)
    {
        if (!(raw > 0))
            return 1;
        var power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        return (raw / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }

    private static string Label(double value, int digits)
    {
        if (Math.Abs(value) < 1e-12)
            return "0";
        if (Math.Abs(value) >= 1e5)
            return Spelling.Constant(value);
        var text = Math.Abs(value).ToString("F" + digits, System.Globalization.CultureInfo.InvariantCulture);
        return value < 0 && text.Any(c => c is > '0' and <= '9') ? "−" + text : text;
    }
}
