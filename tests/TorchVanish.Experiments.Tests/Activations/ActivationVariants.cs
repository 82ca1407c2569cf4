using TorchVanish.Acceleration.Activations;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Models.Activations;

namespace TorchVanish.Experiments.Tests.Activations;

/// <summary>Every activation of the catalogue but softmax with its default arguments, and some with other arguments.</summary>
internal static class ActivationVariants
{
    /// <summary>Not a function of one number, and so tested on its own.</summary>
    private const string Softmax = "softmax";

    private static readonly Dictionary<string, ActivationConfig> All =
        ConfigKinds.Of<ActivationConfig>().Where(kind => kind != Softmax).ToDictionary(kind => kind, ConfigKinds.Default<ActivationConfig>)
            .Concat(new Dictionary<string, ActivationConfig>
            {
                ["leaky_relu 0.2"] = new LeakyReluConfig { NegativeSlope = 0.2 },
                ["leaky_relu -1.5"] = new LeakyReluConfig { NegativeSlope = -1.5 },
                ["elu 0.7"] = new EluConfig { Alpha = 0.7 },
                ["elu 2.5"] = new EluConfig { Alpha = 2.5 },
            })
            .ToDictionary();

    public static TheoryData<string> Names => [.. All.Keys];

    /// <summary>Those without a learned slope, which has no stacked form.</summary>
    public static IEnumerable<string> Stackable => All.Where(variant => variant.Value is not PreluConfig).Select(variant => variant.Key);

    /// <summary>The variants with a CPU kernel.</summary>
    public static TheoryData<string> WithKernel =>
        [.. All.Where(variant => KernelCatalogue.For(ActivationCatalogue.For(variant.Value)) is not null).Select(variant => variant.Key)];

    public static ActivationConfig Named(string name) => All[name];
}
