using TorchVanish.Configuration;
using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Probes;

/// <summary>Measures every layer of a network at the sampled steps. It does not affect training.</summary>
internal sealed class NetworkProbe
{
    private readonly ReplicateGroup _group;
    private readonly WeightsAtStart _start;
    private readonly Func<IReadOnlyList<LayerTap>, SampleLayout, Measurement> _measuring;
    private readonly bool _keepsTensors;
    private SampleLayout? _layout;

    /// <summary>Stores the current weights as W(0). They belong to the dispose scope of the caller.</summary>
    /// <param name="passes">What measures; null for torch's operations.</param>
    public NetworkProbe(ReplicateGroup group, IHostPasses? passes)
    {
        _group = group;
        _start = new WeightsAtStart(group);
        _measuring = passes?.Measuring(group, _start) ?? ((taps, _) => new DeviceMeasurement(group, taps, _start));
        _keepsTensors = passes is null;
    }

    public NetworkProbe(ReplicateGroup group)
        : this(group, group.HostForms ? IHostPasses.Registered : null)
    {
    }

    /// <summary>Attaches hooks to every layer for one forward pass.</summary>
    /// <param name="forward">The pass to measure.</param>
    /// <param name="keepsTensors">Whether to keep the factors of the chain rule.</param>
    public (Tensor output, Sample sample) Watch(Func<Tensor> forward, bool keepsTensors = false)
    {
        var taps = _group.Layers.Select(layer => LayerTap.On(layer, keepsTensors || _keepsTensors)).ToList();
        try
        {
            var output = forward();
            if (taps.Find(tap => !tap.Seen) is { } missed)
                throw new InvalidOperationException($"{missed.Layer.Name} was not called, so there is nothing to measure.");
            // The first batch shows the length of the sequences.
            _layout ??= new SampleLayout(_group.Layers, _start.Watched, taps.Sum(tap => tap.StateCount));
            return (output, new Sample(_group, _layout, taps, _measuring(taps, _layout)));
        }
        finally
        {
            taps.ForEach(tap => tap.Dispose());
        }
    }

    /// <summary>The measurements of one sampled step.</summary>
    public sealed class Sample
    {
        private readonly ReplicateGroup _group;
        private readonly SampleLayout _layout;
        private readonly IReadOnlyList<LayerTap> _taps;
        private IReadOnlyList<JacobianRow> _jacobians = [];
        private IReadOnlyList<SpectrumRow> _spectrum = [];
        private int _firstColumn;

        internal Sample(ReplicateGroup group, SampleLayout layout, IReadOnlyList<LayerTap> taps, Measurement measurement)
        {
            _taps = taps;
            _group = group;
            _layout = layout;
            Measurement = measurement;
        }

        public Measurement Measurement { get; }

        /// <summary>Reads weights and gradients after the backward pass, before clipping and update change them.</summary>
        /// <param name="byHostPasses">Whether <see cref="IHostPasses"/> compute the update.</param>
        public void KeepBeforeUpdate(bool byHostPasses = false) => Measurement.BeforeUpdate(byHostPasses);

        /// <summary>Multiplies the factors of the chain rule and compares the products with the gradients of the backward pass.</summary>
        public void MultiplyOut(ExperimentConfig config, Tensor x, Tensor y, int step) =>
            _jacobians = JacobianProbe.Measure(config, _group, _taps, x, y, step);

        /// <summary>Takes the singular values of the factors of the chain rule, as the forward pass left them.</summary>
        public void MeasureSpectrum(ExperimentConfig config, int step) => _spectrum = SpectrumProbe.Measure(config, _group, _taps, step);

        /// <summary>Adds every quantity of every layer, the watched weights and the hidden states to the readout.</summary>
        /// <param name="updated">Whether the step updated the parameters; otherwise update_ratio is not defined.</param>
        public void Measure(Readout readout, bool updated = true) => _firstColumn = Measurement.AfterUpdate(readout, updated);

        /// <param name="training">The row of training.csv of the same replicate and step.</param>
        /// <param name="values">The readout of this replicate.</param>
        public StepRows Rows(TrainingRow training, double[] values) =>
            _layout.Rows(training, values,
                _firstColumn) with
            {
                Jacobians = [.. _jacobians.Where(row => row.Replicate == training.Replicate)],
                Spectrum = [.. _spectrum.Where(row => row.Replicate == training.Replicate)],
            };
    }
}
