using TorchVanish.DiagnosisStudy.Prescriptions;
using TorchVanish.Runs.Files;

namespace TorchVanish.DiagnosisStudy.Tests;

/// <summary>What counts as repaired, and as better than random search.</summary>
public sealed class PrescriptionTests
{
    private static readonly Prescribed Nothing = new("program", IsFailing: true, Budget: 60, Seconds: 1, TwinScore: 0.9)
    {
        Diagnosis = "vanishing_gradient",
        Answer = "none_helps",
        Untouched = 0.3,
        Trivial = 0.25,
    };

    /// <summary>Skills over a trivial 0.25: 0.2 is the least that counts as learning, and 0.8 of the twin's 0.867 is 0.693.</summary>
    [Theory]
    [InlineData(0.35, false, false)]
    [InlineData(0.41, true, false)]
    [InlineData(0.78, true, true)]
    public void ARepairedProgramLearnsAndAWholeRepairIsLikeTheTwin(double score, bool learns, bool likeTwin)
    {
        var repaired = Nothing with { Answer = "change", Change = "relu", Score = score };
        Assert.Equal((true, learns, (bool?)likeTwin), (repaired.Helps, repaired.Learns, repaired.IsLikeTwin));
    }

    [Fact]
    public void WhereNothingIsPrescribedNothingIsRepaired() =>
        Assert.Equal((false, false, (bool?)false), (Nothing.Helps, Nothing.Learns, Nothing.IsLikeTwin));

    [Fact]
    public void AResultReadsBack()
    {
        var result = Nothing with { Answer = "change", Change = "relu", Score = 0.5, Gain = new Bounds(0.2, 0.1, null, 8) };
        var path = Path.GetTempFileName();
        try
        {
            JsonFile.Write(path, result);
            Assert.Equal(result, JsonFile.Read<Prescribed>(path));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void TheTableCountsWhatIsBetterAndWhatIsWorseByMoreThanTheInterval()
    {
        var better = Nothing with { Difference = new Bounds(0.1, 0.05, 0.15, 8) };
        var alike = Nothing with { Difference = new Bounds(0, -0.1, 0.1, 8) };
        var table = PrescriptionTable.Of([better, alike, Nothing with { IsFailing = false }]);
        Assert.Contains("| better than random search | 0.50 [0.09, 0.91], 1 of 2 |", table);
        Assert.Contains("| worse by more than the interval | 0.00 [0.00, 0.66], 0 of 2 |", table);
        Assert.Contains("| healthy programs that are left alone | 1.00 [0.21, 1.00], 1 of 1 |", table);
    }
}
