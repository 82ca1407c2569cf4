using TorchVanish.Analysis.Statistics;
using TorchVanish.Analysis.Words;

namespace TorchVanish.Analysis.Claims;

/// <summary>How the number of a case is printed.</summary>
public enum NumberForm
{
    /// <summary>0.0388</summary>
    Plain,

    /// <summary>A share: 79.2%.</summary>
    Percent,

    /// <summary>A difference of shares: 14.9 points.</summary>
    Points,
}

/// <summary>One case in which a statement was tested: the measured number, and the range in which it must be.</summary>
/// <param name="Name">Distinguishes the case from the others of its claim: sigmoid, Xavier.</param>
/// <param name="Quantity">The meaning of the number.</param>
/// <param name="Expected">The range that the statement implies.</param>
public sealed record Case(string Name, string Quantity, Interval Measured, Bound Expected, NumberForm Form = NumberForm.Plain)
{
    public Decision Holds => Expected.Holds(Measured);

    /// <summary>The number and its interval.</summary>
    public string Spelled => Form switch
    {
        NumberForm.Percent => Spelling.WithInterval(Measured, Spelling.Percent),
        NumberForm.Points => Spelling.Points(Measured),
        _ => Spelling.WithInterval(Measured, Spelling.Number),
    };

    /// <summary>The number alone.</summary>
    public string Number => Form switch
    {
        NumberForm.Percent => Spelling.Percent(Measured.Estimate),
        NumberForm.Points => Spelling.Points(Measured.Estimate),
        _ => Spelling.Number(Measured.Estimate),
    };
}
