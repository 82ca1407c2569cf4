
namespace TorchVanish.Configuration.Tests;

/// <summary>Configs from text, for tests that need no file.</summary>
internal static class ReadConfig
{
    public static ExperimentConfig From(string text, params string[] overrides) =>
        ConfigReader.Read(text, "test.json", "/configs", overrides);

    /// <summary>The sentence that a config is refused with.</summary>
    public static string Refusal(string text, params string[] overrides)
    {
        var message = Assert.Throws<ConfigException>(() => From(text, overrides)).Message;
        Assert.DoesNotContain('\n', message);
        Assert.EndsWith(".", message);
        return message;
    }
}
