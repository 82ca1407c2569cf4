using System.Reflection;
using System.Text.Json.Serialization;

namespace TorchVanish.Experiments.Tests;

/// <summary>The kinds that a config may name, as the catalogue of the config itself lists them: a new one is tested at once.</summary>
internal static class ConfigKinds
{
    public static IEnumerable<string> Of<T>() =>
        typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>().Select(kind => (string)kind.TypeDiscriminator!);

    /// <summary>The kind with every argument at its default.</summary>
    public static T Default<T>(string kind) =>
        (T)Activator.CreateInstance(typeof(T).GetCustomAttributes<JsonDerivedTypeAttribute>()
            .Single(k => (string)k.TypeDiscriminator! == kind).DerivedType)!;
}
