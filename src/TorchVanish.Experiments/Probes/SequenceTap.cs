using TorchVanish.Experiments.Models;

namespace TorchVanish.Experiments.Probes;

/// <summary>Observes a recurrent layer whose states all pass through the module that shows them.</summary>
internal sealed class SequenceTap(NetworkLayer layer) : StateTap(layer);
