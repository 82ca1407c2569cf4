using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Tests.Data;

/// <summary>A test on the real images; where they are not installed it is skipped, and says so.</summary>
internal sealed class FashionMnistFactAttribute : FactAttribute
{
    public FashionMnistFactAttribute()
    {
        if (!FashionMnistFiles.Present(null, out _))
            Skip = "Fashion-MNIST is not installed here (apt install dataset-fashion-mnist)";
    }
}
