using TorchVanish.Acceleration.Numerics;

namespace TorchVanish.Experiments.Tests.Acceleration;

/// <summary>A theory that needs a processor with AVX-512. On other processors it is skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Avx512TheoryAttribute : TheoryAttribute
{
    public Avx512TheoryAttribute()
    {
        if (!TiledProduct.IsSupported)
            Skip = "This processor has no AVX-512; torch computes the layers of a stack here.";
    }
}

/// <summary>A fact that needs a processor with AVX-512.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Avx512FactAttribute : FactAttribute
{
    public Avx512FactAttribute() => Skip = new Avx512TheoryAttribute().Skip;
}
