using TorchVanish.Experiments.Models;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Snapshots;

/// <summary>
/// Writes the parameters, gradients and batch of one replicate at a step, so that other programs can load the same weights and the same
/// batch and check every gradient.
/// </summary>
/// <param name="position">The index of the replicate in its group.</param>
internal sealed class SnapshotWriter(RunWriter writer, int position)
{
    public int Position => position;

    /// <param name="x">[R, B, features].</param>
    /// <param name="y">[R, B].</param>
    public void Write(int step, ReplicateGroup group, Tensor x, Tensor y)
    {
        var tensors = new List<(string, Tensor)>();
        foreach (var (name, parameter) in group.Parameters)
            tensors.Add(($"parameter/{name}", group.Lead(parameter)[position]));
        foreach (var (name, parameter) in group.Parameters)
            tensors.Add(($"gradient/{name}", group.Lead(parameter.grad ?? zeros_like(parameter))[position]));
        tensors.Add(("batch/x", x[position]));
        tensors.Add(("batch/y", y[position]));
        writer.WriteFile(Path.Combine(RunFiles.Snapshots, $"step-{step:D6}.safetensors"), stream => Safetensors.Write(stream, tensors));
    }
}
