using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using TorchVanish.Runs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

/// <summary>What is shown live, what is left behind, and what it costs.</summary>
public sealed class OutputTests
{
    [Fact]
    public void Crc_is_that_of_the_published_test_vectors()
    {
        // RFC 3720, appendix B.4: 32 bytes of zeros.
        const uint crc = 0x8a9136aa;
        Assert.Equal(unchecked(((crc >> 15) | (crc << 17)) + 0xa282ead8u), TensorBoardFile.MaskedCrc(new byte[32]));
    }

    [Fact]
    public void Event_files_read_back_record_by_record()
    {
        using var monitored = new Monitored();
        Train(monitored, steps: 3, new MonitorOptions { Schedule = MonitorSchedule.Every, TensorBoard = true });
        var bytes = File.ReadAllBytes(Assert.Single(Directory.GetFiles(monitored.Folder, "events.out.tfevents.*")));
        var records = new List<byte[]>();
        for (var at = 0; at < bytes.Length;)
        {
            var length = (int)BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at));
            Assert.Equal(TensorBoardFile.MaskedCrc(bytes.AsSpan(at, 8)), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)));
            var data = bytes.AsSpan(at + 12, length);
            Assert.Equal(TensorBoardFile.MaskedCrc(data), BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)));
            records.Add(data.ToArray());
            at += 16 + length;
        }
        Assert.Equal(4, records.Count);
        Assert.Contains("brain.Event:2", Encoding.UTF8.GetString(records[0]));
        var text = Encoding.UTF8.GetString(records[3]);
        Assert.Contains("preactivation_gradient_norm/a", text);
        Assert.Contains("nonfinite_count/a", text);
        // The value follows its tag: key 0x15, then four bytes.
        var tag = "weight_norm/a"u8;
        var found = records[3].AsSpan().IndexOf(tag) + tag.Length;
        Assert.Equal(0x15, records[3][found]);
        Assert.Equal((float)monitored.Value(2, "a", Quantity.WeightNorm),
            BinaryPrimitives.ReadSingleLittleEndian(records[3].AsSpan(found + 1)));
    }

    [Fact]
    public void Gauges_show_the_newest_values()
    {
        using var monitored = new Monitored();
        var seen = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Meter.Name == "TorchVanish")
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
        {
            var layer = tags.ToArray().FirstOrDefault(tag => tag.Key == "layer").Value;
            if (layer is "only here")
                seen[instrument.Name] = value;
        });
        listener.Start();
        using var scope = NewDisposeScope();
        using var model = Sequential(("only here", Linear(3, 2)));
        using (var monitor = monitored.Attach(model))
        {
            for (var step = 0; step < 2; step++)
            {
                var loss = model.call(randn(4, 3)).square().mean();
                loss.backward();
                monitor.Step(loss);
            }
            listener.RecordObservableInstruments();
        }
        Assert.Equal(monitored.Value(0, "only here", Quantity.WeightGradientNorm), seen["torchvanish.weight_gradient_norm"]);
        seen.Clear();
        listener.RecordObservableInstruments();
        Assert.Empty(seen);
    }

    [Fact]
    public void Detaching_leaves_no_hook_and_no_tensor()
    {
        using var monitored = new Monitored();
        using var model = Sequential(("a", Linear(3, 4)), ("phi", ReLU(inplace: true)), ("c", Linear(4, 2)));
        model.call(zeros(1, 3)).Dispose();
        var before = Tensor.TotalCount;
        Train(monitored, steps: 3, new MonitorOptions { Schedule = MonitorSchedule.Every }, model);
        // Tensors of other tests may be collected meanwhile.
        Assert.InRange(Tensor.TotalCount - before, long.MinValue, 0);
        using (var output = model.call(zeros(1, 3)))
            Assert.Equal(2, output.shape[1]);
        Assert.All(model.children(), module => Assert.Equal(0, Hooks(module)));
    }

    [Fact]
    public void A_folder_with_a_run_is_refused_when_attached()
    {
        using var monitored = new Monitored();
        Train(monitored, steps: 1, new MonitorOptions());
        using var model = Linear(2, 2);
        Assert.Contains("already contains a run", Assert.Throws<StorageException>(() =>
            GradientMonitor.Attach(model, monitored.Folder)).Message);
    }

    private static int Hooks(Module module)
    {
        for (var type = module.GetType(); type is not null; type = type.BaseType)
        {
            if (type.GetField("post_hooks",
                System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)?.GetValue(module)
                is System.Collections.ICollection hooks)
                return hooks.Count;
        }
        throw new InvalidOperationException($"{module.GetName()} has no hooks.");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1000)]
    public void The_log_schedule_measures_few_updates(int? planned)
    {
        var measured = Enumerable.Range(0, planned ?? 100_000).Where(step => MonitorSchedule.Log().Measures(step, planned)).ToArray();
        Assert.Equal(0, measured[0]);
        Assert.InRange(measured.Length, 40, 61);
        if (planned is { } steps)
            Assert.Equal(steps - 1, measured[^1]);
    }

    private static void Train(Monitored monitored, int steps, MonitorOptions options, Module<Tensor, Tensor>? given = null)
    {
        using var scope = NewDisposeScope();
        var model = given ?? Sequential(("a", Linear(3, 4)), ("phi", Tanh()), ("c", Linear(4, 2)));
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
