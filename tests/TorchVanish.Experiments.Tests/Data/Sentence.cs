
namespace TorchVanish.Experiments.Tests.Data;

/// <summary>What every error message must be: one line, ending in a full stop, naming the file.</summary>
internal static class Sentence
{
    public static void Check(TorchVanishException refusal, string names)
    {
        Assert.Contains(names, refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.EndsWith(".", refusal.Message);
        Assert.DoesNotContain(" at TorchVanish", refusal.Message);
    }
}
