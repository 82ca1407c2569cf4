using static TorchSharp.torch;

namespace TorchVanish.Experiments.Models.OnHost;

/// <summary>
/// Tensors that a function of ours has handed to autograd. Autograd takes a reference of its own; ours may go only after the call, at
/// the next one, and the memory is free for the next layer once both are gone.
/// </summary>
internal static class HandOver
{
    [ThreadStatic]
    private static List<Tensor>? s_tensors;

    public static Tensor Of(Tensor tensor)
    {
        (s_tensors ??= []).Add(tensor);
        return tensor;
    }

    /// <summary>To be called at the start of each call of a function of ours.</summary>
    public static void LetGo()
    {
        s_tensors?.ForEach(tensor => tensor.Dispose());
        s_tensors?.Clear();
    }
}
