using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using TorchVanish.Runs.Files;

namespace TorchVanish.Configuration.Shapes;

/// <summary>Creates the shape of a config from the records and their attributes, so a new key needs only a new property.</summary>
internal static class ShapeReader
{
    /// <summary>The shape of a whole experiment.</summary>
    public static ObjectShape Experiment { get; } = ObjectOf(typeof(ExperimentConfig), kind: null);

    /// <summary>The shape of one layer of a sequential model.</summary>
    public static ChoiceShape Layer => Layers.Value;

    private static readonly Lazy<ChoiceShape> Layers = new(() => ChoiceOf(typeof(LayerConfig), value: null));

    private static ObjectShape ObjectOf(Type type, string? kind)
    {
        var sample = Create(type);
        // Keys of a base record come first: samples before turns.
        var properties = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.SetMethod is not null && p.GetCustomAttribute<JsonIgnoreAttribute>() is null)
            .DistinctBy(p => p.Name)
            .OrderBy(p => Ancestors(p.GetMethod!.GetBaseDefinition().DeclaringType!));
        return new ObjectShape(Describe(type), kind, [.. properties.Select(p => PropertyOf(p, sample))]);
    }

    private static Property PropertyOf(PropertyInfo property, object sample)
    {
        var required = property.GetCustomAttribute<RequiredMemberAttribute>() is not null;
        var value = required ? null : property.GetValue(sample);
        var documented = property.GetCustomAttribute<DefaultDependsOnAttribute>() is null ? value : null;
        var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? RecordJson.Name(property.Name);
        var shape = ShapeOf(property, value);
        var standard = documented is null ? null : JsonSerializer.SerializeToNode(documented, property.PropertyType, RecordJson.Options);
        return new Property(name, shape, Describe(property), standard, required);
    }

    private static Shape ShapeOf(PropertyInfo property, object? value)
    {
        var type = property.PropertyType;
        if (type == typeof(bool) || type == typeof(bool?))
            return new BooleanShape();
        if (type == typeof(int))
            return Number(property, integer: true);
        if (type == typeof(double))
            return Number(property, integer: false);
        if (type == typeof(LayerWidths))
            return new OneOrManyShape(Number(property, integer: true));
        if (type == typeof(ColumnNames))
            return new TextListShape();
        if (type == typeof(string))
            return Text(property);
        if (type.IsEnum)
            return new NameShape([.. Enum.GetNames(type).Select(RecordJson.Name)]);
        if (type == typeof(IReadOnlyList<LayerConfig>))
            return new LayerListShape(() => Layer);
        return type.GetCustomAttributes<JsonDerivedTypeAttribute>().Any() ? ChoiceOf(type, value) : ObjectOf(type, kind: null);
    }

    // Without a default value, the kind must be named.
    private static ChoiceShape ChoiceOf(Type type, object? value)
    {
        var kinds = type.GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        var defaultKind = value is null ? null : (string)kinds.Single(k => k.DerivedType == value.GetType()).TypeDiscriminator!;
        return new ChoiceShape([.. kinds.Select(k => ObjectOf(k.DerivedType, (string)k.TypeDiscriminator!))], defaultKind);
    }

    private static NumberShape Number(PropertyInfo property, bool integer)
    {
        var range = property.GetCustomAttribute<RangeAttribute>()
            ?? throw new InvalidOperationException($"{property.DeclaringType}.{property.Name} needs a [Range].");
        return new NumberShape(integer, Convert.ToDouble(range.Minimum), Convert.ToDouble(range.Maximum), range.MinimumIsExclusive,
            range.MaximumIsExclusive);
    }

    private static TextShape Text(PropertyInfo property)
    {
        var pattern = property.GetCustomAttribute<RegularExpressionAttribute>();
        var length = property.GetCustomAttribute<StringLengthAttribute>()?.MaximumLength;
        var expected = pattern?.ErrorMessage ?? (length is { } n ? $"a text of {n} character{(n == 1 ? "" : "s")}" : "a text");
        return new TextShape(pattern?.Pattern, expected, length);
    }

    private static string Describe(MemberInfo member) => member.GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";

    private static int Ancestors(Type type) => type.BaseType is { } parent ? 1 + Ancestors(parent) : 0;

    // The sample supplies the defaults. Its required keys stay unset.
    private static object Create(Type type) =>
        type.GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance(type)! : RuntimeHelpers.GetUninitializedObject(type);
}
