using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Statistics;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Measured;

/// <summary>Replicates that end before the others: what is still said of them, and what no longer is.</summary>
public sealed class EndedReplicatesTests
{
    /// <summary>Replicate 0 takes all steps, 1 is stopped at step 4 and 2 diverges at step 6. A value is 10 · replicate + step.</summary>
    private static readonly RunRecord Ended = Rows.Record(
        "run",
        [.. Places().Select(place =>
            Rows.Layer(place.Replicate, place.Step, 1, place is (2, 6) ? double.NaN : (10 * place.Replicate) + place.Step))],
        [.. Places().Select(place => Rows.Training(place.Replicate, place.Step))]) with
    {
        Status = new RunStatus(RunState.Diverged, "Made up.", "sequential", [new DivergedReplicate(2, 6, "the loss is NaN")])
        {
            StoppedReplicates = [new StoppedReplicate(1, 4, 0.99)],
        },
    };

    private static readonly MeasuredRun Run = MeasuredRun.From([Ended])[0];

    private static IEnumerable<(int Replicate, int Step)> Places() =>
        new (int Replicate, int Last)[] { (2, 6), (0, 8), (1, 4) }
            .SelectMany(of => Enumerable.Range(0, (of.Last / 2) + 1).Select(i => (of.Replicate, 2 * i)));

    [Fact]
    public void The_replicates_are_listed_once_and_ascending()
    {
        Assert.Equal([0, 1, 2], Run.Replicates);
        Assert.Equal([1], Run.Stopped.Select(replicate => replicate.Replicate));
        Assert.Equal([2], Run.Diverged.Select(replicate => replicate.Replicate));
    }

    [Fact]
    public void The_end_of_a_layer_is_the_last_row_of_each_replicate_that_did_not_diverge()
    {
        Assert.Equal([(0, 8), (1, 4)], Run.EndRows(1).Select(row => (row.Replicate, row.Step)));
        Assert.Empty(Run.EndRows(2));
        Assert.Equal(Spread.Of([8, 14]), Run.EndCell(1, Quantity.WeightNorm).Spread);
    }

    [Fact]
    public void The_final_rows_are_those_of_replicates_that_did_not_diverge()
    {
        Assert.Equal([(0, 8), (1, 4)], Run.FinalRows().Select(row => (row.Replicate, row.Step)));
        Assert.Equal([(0, 8), (1, 4), (2, 6)], Run.LastRows().Select(row => (row.Replicate, row.Step)));
    }

    [Fact]
    public void A_stopped_replicate_keeps_its_last_value_and_a_diverged_one_is_counted()
    {
        Assert.Equal(Spread.Of([4, 14, 24]), Run.Spread(4, 1, Quantity.WeightNorm));
        Assert.Equal(Spread.Of([6, 14, double.NaN]), Run.Spread(6, 1, Quantity.WeightNorm));
        Assert.Equal(Spread.Of([8, 14, double.NaN]), Run.Spread(8, 1, Quantity.WeightNorm));
        Assert.Equal(0, Run.Spread(7, 1, Quantity.WeightNorm).Replicates);
    }

    /// <summary>A run that was killed has no status: its losses say which replicate diverged, and at which step it first did.</summary>
    [Fact]
    public void Without_a_status_the_losses_say_what_diverged()
    {
        var killed = Ended with
        {
            Status = null,
            Training =
            [
                Rows.Training(1, 8) with { TrainLoss = double.NaN },
                Rows.Training(1, 6) with { TrainLoss = double.PositiveInfinity },
                Rows.Training(0, 8),
            ],
        };
        Assert.Equal([(1, 6)], MeasuredRun.From([killed])[0].Diverged.Select(replicate => (replicate.Replicate, replicate.Step)));
        Assert.Empty(MeasuredRun.From([killed])[0].Stopped);
    }
}
