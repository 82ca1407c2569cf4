using TorchSharp;

namespace TorchVanish.Experiments.Tests.Devices;

/// <summary>A theory about a machine without CUDA; where torch sees CUDA it is skipped, and the test run says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class WithoutCudaTheoryAttribute : TheoryAttribute
{
    public WithoutCudaTheoryAttribute()
    {
        if (torch.cuda.is_available())
            Skip = "torch sees a CUDA device here.";
    }
}
