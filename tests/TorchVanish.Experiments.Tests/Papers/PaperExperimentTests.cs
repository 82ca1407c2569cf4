using TorchVanish.Experiments.Papers;
using TorchVanish.ProcessPolicy;

namespace TorchVanish.Experiments.Tests.Papers;

public class PaperExperimentTests
{
    public static TheoryData<string> All => [.. PaperExperiments.All.Select(experiment => experiment.Id)];

    /// <summary>Every line of code, at a size whose numbers say nothing.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public void AnExperimentMeasures(string id)
    {
        var rows = new PaperSuiteRunner(1, PaperSize.Tiny, seed: 3, TorchProcess.Begin).Measure(PaperExperiments.All.Single(experiment => experiment.Id == id));
        Assert.NotEmpty(rows);
        Assert.Contains(rows, row => double.IsFinite(row.Value));
        // A row is named by all that is not its value.
        Assert.Equal(rows.Count, rows.DistinctBy(row => (row.Cell, row.X, row.Replicate, row.Quantity)).Count());
    }

    [Theory]
    [InlineData("quarter-to-the-tenth")]
    [InlineData("lu-2019")]
    [InlineData("bachlechner-2020")]
    public void TheSameSeedMeasuresTheSame(string id)
    {
        var experiment = PaperExperiments.All.Single(other => other.Id == id);
        var once = new PaperSuiteRunner(1, PaperSize.Tiny, seed: 3, TorchProcess.Begin).Measure(experiment);
        Assert.Equal(once, new PaperSuiteRunner(1, PaperSize.Tiny, seed: 3, TorchProcess.Begin).Measure(experiment));
        Assert.NotEqual(once, new PaperSuiteRunner(1, PaperSize.Tiny, seed: 4, TorchProcess.Begin).Measure(experiment));
    }

    /// <summary>σ(b)^100 is what autograd gives where all weights are 0.</summary>
    [Fact]
    public void TheCellPathOfAnLstmIsTheProductOfItsForgetGates()
    {
        var rows = new PaperSuiteRunner(1, PaperSize.Tiny, seed: 0, TorchProcess.Begin).Measure(new LstmCell());
        foreach (var bias in (double[])[0, 1, 2, 5])
        {
            var measured = rows.Single(row => row.Cell == FormattableString.Invariant($"weights 0, b_f = {bias}") && row.X == 100).Value;
            var expected = Math.Pow(1 / (1 + Math.Exp(-bias)), 100);
            Assert.Equal(expected, measured, 1e-9 * expected);
        }
    }

    [Fact]
    public void OrthogonalMatricesAreOrthogonalAndNotAllOfOneOrientation()
    {
        using var scope = TorchSharp.torch.NewDisposeScope();
        var q = Stacks.Orthogonal(new TorchSharp.torch.Generator(5), 40, 6);
        var deviation = (q.bmm(q.transpose(1, 2)) - TorchSharp.torch.eye(6, dtype: TorchSharp.torch.ScalarType.Float64)).abs().max().Number();
        Assert.True(deviation < 1e-12);
        var orientations = TorchSharp.torch.linalg.det(q).Numbers();
        Assert.Contains(orientations, det => det > 0);
        Assert.Contains(orientations, det => det < 0);
    }
}
