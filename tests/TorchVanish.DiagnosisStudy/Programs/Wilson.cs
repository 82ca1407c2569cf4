namespace TorchVanish.DiagnosisStudy.Programs;

/// <summary>A share of successes with Wilson's 95% interval (1927).</summary>
internal readonly record struct Wilson(int Successes, int Trials)
{
    private const double Quantile = 1.959963984540054;

    public double Share => (double)Successes / Trials;

    public double Low => Math.Max(0, Centre - Half);

    public double High => Math.Min(1, Centre + Half);

    private double Centre => (Share + (Quantile * Quantile / (2 * Trials))) / (1 + (Quantile * Quantile / Trials));

    private double Half => Quantile / (1 + (Quantile * Quantile / Trials))
        * Math.Sqrt((Share * (1 - Share) / Trials) + (Quantile * Quantile / (4.0 * Trials * Trials)));

    public override string ToString() => Trials == 0
        ? "none"
        : FormattableString.Invariant($"{Share:F2} [{Low:F2}, {High:F2}], {Successes} of {Trials}");
}
