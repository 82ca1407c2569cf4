using System.Reflection;
using static TorchSharp.torch;

namespace TorchVanish;

/// <summary>A forward hook on a module of any signature: the first tensor of its arguments and of its result.</summary>
internal static class ForwardHook
{
    private const int MostInputs = 4;

    /// <summary>Receives the first input and the output, and returns the output that the caller is to have.</summary>
    public delegate Tensor Observer(Tensor? input, Tensor output);

    /// <returns>What removes the hook; null if the module has no signature that can be hooked.</returns>
    public static Action? Register(nn.Module module, Observer observer)
    {
        for (var type = module.GetType(); type is not null; type = type.BaseType)
        {
            if (!type.IsGenericType || type.DeclaringType != typeof(nn) || !type.Name.StartsWith("Module`", StringComparison.Ordinal))
                continue;
            // The type arguments are the inputs, then the result.
            var arguments = type.GetGenericArguments();
            if (arguments.Length < 2 || arguments.Length > MostInputs + 1)
                return null;
            var register = typeof(ForwardHook).GetMethod($"On{arguments.Length - 1}", BindingFlags.NonPublic | BindingFlags.Static)!;
            return (Action)register.MakeGenericMethod(arguments).Invoke(null, [module, observer])!;
        }
        return null;
    }

    private static Action On1<T, TResult>(nn.Module<T, TResult> module, Observer observer) =>
        module.register_forward_hook((_, x, result) => Seen(observer, x, result)).remove;

    private static Action On2<T1, T2, TResult>(nn.Module<T1, T2, TResult> module, Observer observer) =>
        module.register_forward_hook((_, x, _, result) => Seen(observer, x, result)).remove;

    private static Action On3<T1, T2, T3, TResult>(nn.Module<T1, T2, T3, TResult> module, Observer observer) =>
        module.register_forward_hook((_, x, _, _, result) => Seen(observer, x, result)).remove;

    private static Action On4<T1, T2, T3, T4, TResult>(nn.Module<T1, T2, T3, T4, TResult> module, Observer observer) =>
        module.register_forward_hook((_, x, _, _, _, result) => Seen(observer, x, result)).remove;

    private static TResult Seen<TResult>(Observer observer, object? input, TResult result)
    {
        if (result is Tensor output)
            return (TResult)(object)observer(input as Tensor, output);
        // A recurrent module returns its output first, then its states.
        if (result is System.Runtime.CompilerServices.ITuple { Length: > 0 } tuple && tuple[0] is Tensor first)
            observer(input as Tensor, first);
        return result;
    }
}
