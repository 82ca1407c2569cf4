using TorchVanish.Experiments.Numerics;

namespace TorchVanish.Experiments.Tests.Numerics;

/// <summary>A theory about what only processors with AVX-512 compute; elsewhere it is left out, and the run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Avx512TheoryAttribute : TheoryAttribute
{
    public Avx512TheoryAttribute()
    {
        if (!TiledProduct.IsSupported)
            Skip = "This processor has no AVX-512; torch computes the layers of a stack here.";
    }
}

/// <summary>The same for a single fact.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class Avx512FactAttribute : FactAttribute
{
    public Avx512FactAttribute() => Skip = new Avx512TheoryAttribute().Skip;
}
