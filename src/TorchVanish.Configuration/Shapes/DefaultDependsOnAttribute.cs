namespace TorchVanish.Configuration.Shapes;

/// <summary>Marks a key whose default depends on another key. The schema has no default for it, but its description states it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DefaultDependsOnAttribute(string path) : Attribute
{
    /// <summary>The other key, such as training.optimizer.</summary>
    public string Path { get; } = path;
}
