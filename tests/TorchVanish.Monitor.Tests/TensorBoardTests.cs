using System.Text;
using TorchVanish.Runs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

/// <summary>Event files, read by a reader that shares no code with the writer.</summary>
public sealed class TensorBoardTests
{
    /// <summary>RFC 3720, appendix B.4, and the check value of the catalogue of CRCs.</summary>
    [Theory]
    [InlineData(0x8a9136aa, 32, 0x00)]
    [InlineData(0x62a8ab43, 32, 0xff)]
    [InlineData(0xe3069283, 0, 0)]
    public void Both_crcs_give_the_published_values(uint expected, int count, byte of)
    {
        var data = count > 0 ? [.. Enumerable.Repeat(of, count)] : Encoding.ASCII.GetBytes("123456789");
        Assert.Equal(expected, EventFile.Crc(data));
        Assert.Equal(EventFile.Masked(expected), TensorBoardFile.MaskedCrc(data));
    }

    [Fact]
    public void Every_finite_number_of_the_tables_is_in_the_event_file()
    {
        using var monitored = new Monitored();
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        Train(monitored, steps: 200, new MonitorOptions { Schedule = MonitorSchedule.Stride(90), TensorBoard = true });
        var events = EventFile.Read(monitored.Folder);
        Assert.Equal("brain.Event:2", events[0].FileVersion);
        Assert.Equal([0L, 90, 180], events.Skip(1).Select(one => one.Step));
        Assert.All(events, one => Assert.InRange(one.WallTime, before, before + 600));
        var run = monitored.Read();
        foreach (var one in events.Skip(1))
        {
            var scalars = one.Summary.Value.ToDictionary(value => value.Tag, value => value.SimpleValue);
            Assert.Equal((float)run.Training.Single(row => row.Step == one.Step).TrainLoss, scalars["train_loss"]);
            Assert.Equal((float)run.Training.Single(row => row.Step == one.Step).GradientNorm, scalars["gradient_norm"]);
            foreach (var row in run.Layers.Where(row => row.Step == one.Step))
            {
                foreach (var quantity in Quantities.All)
                {
                    var known = scalars.TryGetValue($"{quantity.Column()}/{row.Name}", out var value);
                    Assert.Equal(double.IsFinite(row[quantity]), known);
                    Assert.True(!known || value == (float)row[quantity]);
                }
            }
        }
    }

    [Fact]
    public void A_file_that_is_still_written_reads_as_whole_records()
    {
        using var scope = NewDisposeScope();
        using var monitored = new Monitored();
        using var model = Sequential(("größe", Linear(3, 2)));
        using var monitor = monitored.Attach(model, new MonitorOptions { Schedule = MonitorSchedule.Every, TensorBoard = true });
        for (var step = 0; step < 2; step++)
        {
            var loss = model.call(full(4, 3, step == 0 ? float.NaN : 1)).square().mean();
            model.zero_grad();
            loss.backward();
            monitor.Step(loss);
        }
        // The second update is written when it is complete.
        var last = EventFile.Read(monitored.Folder)[^1].Summary.Value;
        Assert.DoesNotContain(last, value => !float.IsFinite(value.SimpleValue));
        Assert.Equal(8, Assert.Single(last, value => value.Tag == "nonfinite_activation_count/größe").SimpleValue);
    }

    private static void Train(Monitored monitored, int steps, MonitorOptions options)
    {
        using var scope = NewDisposeScope();
        using var model = Sequential(("a", Linear(3, 4)), ("phi", Tanh()), ("c", Linear(4, 2)));
        using var monitor = monitored.Attach(model, options);
        for (var step = 0; step < steps; step++)
        {
            using var inner = NewDisposeScope();
            var loss = model.call(randn(4, 3)).square().mean();
            loss.backward();
            monitor.Step(loss);
        }
    }
}
