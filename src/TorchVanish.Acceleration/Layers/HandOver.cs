using static TorchSharp.torch;

namespace TorchVanish.Acceleration.Layers;

/// <summary>
/// Tensors that our autograd functions have returned to autograd. Autograd takes its own reference. Our reference can be released only
/// after the call, so the next call releases it; the memory is free when both references are released.
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

    /// <summary>Releases our references. Call this at the start of each call of our autograd functions.</summary>
    public static void LetGo()
    {
        s_tensors?.ForEach(tensor => tensor.Dispose());
        s_tensors?.Clear();
    }
}
