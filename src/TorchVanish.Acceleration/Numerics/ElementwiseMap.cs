using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace TorchVanish.Acceleration.Numerics;

/// <summary>A function of one number, implemented with vector operations.</summary>
internal interface IElementwise
{
    Vector512<T> Of<T>(Vector512<T> x)
        where T : unmanaged, INumber<T>;
}

/// <summary>Applies an elementwise function to memory.</summary>
internal abstract class ElementwiseMap
{
    public static ElementwiseMap For<TFunction>(TFunction function)
        where TFunction : struct, IElementwise => new Over<TFunction>(function);

    public abstract void Apply(ReadOnlySpan<float> x, Span<float> y);

    public abstract void Apply(ReadOnlySpan<double> x, Span<double> y);

    private sealed class Over<TFunction>(TFunction function) : ElementwiseMap
        where TFunction : struct, IElementwise
    {
        public override void Apply(ReadOnlySpan<float> x, Span<float> y) => Run(x, y);

        public override void Apply(ReadOnlySpan<double> x, Span<double> y) => Run(x, y);

        private void Run<T>(ReadOnlySpan<T> x, Span<T> y)
            where T : unmanaged, INumber<T>
        {
            ref var from = ref MemoryMarshal.GetReference(x);
            ref var to = ref MemoryMarshal.GetReference(y[..x.Length]);
            var i = 0;
            for (; i <= x.Length - Vector512<T>.Count; i += Vector512<T>.Count)
                function.Of(Vector512.LoadUnsafe(ref from, (nuint)i)).StoreUnsafe(ref to, (nuint)i);
            Span<T> rest = stackalloc T[Vector512<T>.Count];
            x[i..].CopyTo(rest);
            function.Of(Vector512.Create<T>(rest)).CopyTo(rest);
            rest[..(x.Length - i)].CopyTo(y[i..]);
        }
    }
}
