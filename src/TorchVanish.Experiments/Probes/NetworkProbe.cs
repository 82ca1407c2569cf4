using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>Measures every layer of a network at the steps that it watches. It never changes what is trained.</summary>
internal sealed class NetworkProbe
{
    private readonly ReplicateGroup _group;
    private readonly WeightsAtStart _start;
    private readonly HostWorkspace? _workspace;
    private SampleLayout? _layout;

    /// <summary>Remembers the weights as they are now, W(0). They live in the dispose scope of the caller.</summary>
    /// <param name="onHost">Whether to measure in the memory of the CPU; otherwise by operations of torch.</param>
    public NetworkProbe(ReplicateGroup group, bool onHost)
    {
        _group = group;
        _start = new WeightsAtStart(group);
        _workspace = onHost ? new HostWorkspace(new WeightSums(group, _start)) : null;
    }

    public NetworkProbe(ReplicateGroup group)
        : this(group, group.HostForms && group.Layers[0].Weight.device_type == TorchSharp.DeviceType.CPU)
    {
    }

    /// <summary>Hooks every layer for one forward pass, and for no other.</summary>
    /// <param name="forward">The pass whose gradients are wanted.</param>
    /// <param name="keepsTensors">Whether the factors of the chain rule are wanted besides.</param>
    public (Tensor output, Sample sample) Watch(Func<Tensor> forward, bool keepsTensors = false)
    {
        var taps = _group.Layers.Select(layer => LayerTap.On(layer, keepsTensors || _workspace is null)).ToList();
        try
        {
            var output = forward();
            if (taps.Find(tap => !tap.Seen) is { } missed)
                throw new InvalidOperationException($"{missed.Layer.Name} was not called, so there is nothing to measure.");
            // How long the sequences are, the first batch tells.
            _layout ??= new SampleLayout(_group.Layers, _start.Watched, taps.Sum(tap => tap.StateCount));
            IMeasurement measurement = _workspace is { } workspace
                ? new HostMeasurement(_group, taps, _start, _layout, workspace)
                : new DeviceMeasurement(_group, taps, _start);
            return (output, new Sample(_group, _layout, taps, measurement));
        }
        finally
        {
            taps.ForEach(tap => tap.Dispose());
        }
    }

    /// <summary>One sampled step, from before its forward pass to after its update.</summary>
    public sealed class Sample
    {
        private readonly ReplicateGroup _group;
        private readonly SampleLayout _layout;
        private readonly IReadOnlyList<LayerTap> _taps;
        private readonly IMeasurement _measurement;
        private IReadOnlyList<JacobianRow> _jacobians = [];
        private IReadOnlyList<SpectrumRow> _spectrum = [];
        private int _firstColumn;

        internal Sample(ReplicateGroup group, SampleLayout layout, IReadOnlyList<LayerTap> taps, IMeasurement measurement)
        {
            _taps = taps;
            _group = group;
            _layout = layout;
            _measurement = measurement;
        }

        /// <summary>Takes weights and gradients as the backward pass left them, before clipping and update change them.</summary>
        /// <param name="updateMeasures">Whether the update can measure weights as it passes over them.</param>
        /// <returns>What it is to fill in; null where nothing is left to measure for it.</returns>
        public WeightSums? KeepBeforeUpdate(bool updateMeasures = false) => _measurement.BeforeUpdate(updateMeasures);

        /// <summary>Multiplies the factors of the chain rule out beside what the backward pass left, as it left it.</summary>
        public void MultiplyOut(ExperimentConfig config, Tensor x, Tensor y, int step) =>
            _jacobians = JacobianProbe.Measure(config, _group, _taps, x, y, step);

        /// <summary>Takes the singular values of the factors of the chain rule, as the forward pass left them.</summary>
        public void MeasureSpectrum(ExperimentConfig config, int step) => _spectrum = SpectrumProbe.Measure(config, _group, _taps, step);

        /// <summary>Adds every quantity of every layer, the watched weights and the hidden states to what is read out.</summary>
        /// <param name="updated">Whether the step updated the parameters; otherwise update_ratio is not defined.</param>
        public void Measure(Readout readout, bool updated = true) => _firstColumn = _measurement.AfterUpdate(readout, updated);

        /// <param name="training">The line of training.csv of the same replicate and step.</param>
        /// <param name="values">What was read out for this replicate.</param>
        public StepRows Rows(TrainingRow training, double[] values) =>
            _layout.Rows(training, values,
                _firstColumn) with
            {
                Jacobians = [.. _jacobians.Where(row => row.Replicate == training.Replicate)],
                Spectrum = [.. _spectrum.Where(row => row.Replicate == training.Replicate)],
            };
    }
}
