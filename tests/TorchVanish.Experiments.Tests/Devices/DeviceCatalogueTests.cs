using TorchSharp;
using TorchVanish.Experiments.Devices;
using TorchVanish.ProcessPolicy;

namespace TorchVanish.Experiments.Tests.Devices;

public sealed class DeviceCatalogueTests
{
    [Fact]
    public void The_cpu_is_always_there()
    {
        Assert.Equal("cpu", DeviceCatalogue.List()[0].Name);
        Assert.Equal(DeviceType.CPU, DeviceCatalogue.Resolve("cpu").type);
    }

    [Fact]
    public void The_version_is_the_required_one() => Assert.Equal(NativeLibtorch.RequiredVersion, DeviceCatalogue.LibtorchVersion);

    [Fact]
    public void Auto_takes_cuda_where_it_can() =>
        Assert.Equal(torch.cuda.is_available() ? DeviceType.CUDA : DeviceType.CPU, DeviceCatalogue.Resolve("auto").type);

    [Theory]
    [InlineData("gpu")]
    [InlineData("cuda:")]
    [InlineData("cuda:-1")]
    [InlineData("CUDA")]
    [InlineData("")]
    public void Another_name_is_refused_with_the_valid_ones(string name) =>
        Assert.Contains("auto, cpu, cuda or cuda:N", Assert.Throws<ConfigException>(() => DeviceCatalogue.Resolve(name)).Message,
            StringComparison.Ordinal);

    [WithoutCudaTheory]
    [InlineData("cuda")]
    [InlineData("cuda:7")]
    public void Without_cuda_the_refusal_says_how_to_get_it(string name)
    {
        var message = Assert.Throws<ConfigException>(() => DeviceCatalogue.Resolve(name, TorchProcess.WithoutCuda)).Message;
        Assert.Contains("-p:TorchBackend=cuda", message, StringComparison.Ordinal);
        Assert.Contains(NativeLibtorch.Variable, message, StringComparison.Ordinal);
    }
}
