using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>The gradients of all trainable parameters of a model as they are now; a parameter that two modules share comes once.</summary>
internal sealed class ParameterGradients
{
    private readonly Dictionary<IntPtr, Moments> _gradients = [];

    public ParameterGradients(nn.Module model, PendingNumbers pending)
    {
        foreach (var parameter in model.parameters().Where(parameter => parameter.requires_grad))
        {
            using var gradient = parameter.grad;
            if (gradient is not null && !_gradients.ContainsKey(Key(parameter)))
                _gradients[Key(parameter)] = Moments.Of(gradient, pending);
        }
    }

    /// <summary>The norm of all of them together, after they were read; NaN without any.</summary>
    public double Norm => _gradients.Count == 0 ? double.NaN : WeightMeasurement.Norm(_gradients.Values);

    /// <returns>Those of the parameters that have a gradient.</returns>
    public IReadOnlyList<Moments> Of(IEnumerable<Parameter> parameters) =>
        [.. parameters.Select(parameter => _gradients.GetValueOrDefault(Key(parameter))).OfType<Moments>()];

    /// <returns>What is the same for two objects of one parameter: some modules make a new object whenever it is asked for.</returns>
    public static IntPtr Key(Parameter parameter) =>
        HostFloats.Of(parameter, out var entries) ? entries.Address : parameter.Handle;

    /// <summary>The norm of all gradients of a model as they are now; NaN without any.</summary>
    public static double NormOf(nn.Module model)
    {
        using var pending = new PendingNumbers();
        var gradients = new ParameterGradients(model, pending);
        pending.Read();
        return gradients.Norm;
    }
}
