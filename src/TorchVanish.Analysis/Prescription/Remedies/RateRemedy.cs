using System.Globalization;

namespace TorchVanish.Analysis.Prescription.Remedies;

/// <summary>Another learning rate, on a grid of factors of ten.</summary>
internal sealed class RateRemedy : Remedy
{
    private static readonly (double Factor, string Id)[] Grid = [(100, "x100"), (10, "x10"), (0.1, "div10"), (0.01, "div100")];

    public override string Family => "rate";

    public override RemedyReach Reach => RemedyReach.Training;

    public override IEnumerable<RemedyOption> Options(RemedyTask task) => Grid.Select(point =>
    {
        var rate = Rounded(task.Config.Training.LearningRate * point.Factor);
        var words = string.Create(CultureInfo.InvariantCulture, $"a learning rate of {rate:G4}");
        return new RemedyOption(
            $"rate-{point.Id}", words, task.Config with { Training = task.Config.Training with { LearningRate = rate } });
    });

    // 0.1 · 0.1 is not 0.01 in binary; to nine digits it is.
    private static double Rounded(double rate) =>
        double.Parse(rate.ToString("G9", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
