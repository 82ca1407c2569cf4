using System.Text.Json.Nodes;

namespace TorchVanish.Configuration.Shapes;

/// <summary>One key of an object.</summary>
/// <param name="Default">The value of an omitted key; null if there is none.</param>
internal sealed record Property(string Name, Shape Shape, string Description, JsonNode? Default, bool Required);

/// <summary>An object with known keys. If it has a kind, that is its first key.</summary>
internal sealed record ObjectShape(string Description, string? Kind, IReadOnlyList<Property> Properties) : Shape
{
    private const int LongestKey = 40;

    public override string Expected => "an object";

    public override JsonNode Check(JsonNode? node, string path)
    {
        if (node is not JsonObject given)
            throw Refuse(node, path.Length > 0 ? path : "the file");
        var names = Properties.Select(p => p.Name).ToList();
        foreach (var (key, _) in given)
        {
            if (!names.Contains(key) && !(Kind is not null && key == "kind"))
            {
                var valid = names.Count > 0 ? $"valid here: {string.Join(", ", names)}" : "only kind is valid here";
                throw new ShapeException(Join(path, key), $"is not a known key{Nearest.Hint(key, names)}; {valid}", Join(path, Shown(key)));
            }
        }

        var whole = new JsonObject();
        if (Kind is not null)
            whole["kind"] = Kind;
        foreach (var property in Properties)
        {
            var at = Join(path, property.Name);
            if (given.TryGetPropertyValue(property.Name, out var value)
                && !(value is null && property.Default is null && !property.Required))
                whole[property.Name] = property.Shape.Check(value, at);
            else if (property.Required)
                throw new ShapeException(at, $"is missing; it must be {property.Shape.Expected}");
        }
        return whole;
    }

    public override JsonObject ToSchema() => ToSchema(kindRequired: true);

    internal JsonObject ToSchema(bool kindRequired)
    {
        var properties = new JsonObject();
        if (Kind is not null)
            properties["kind"] = new JsonObject { ["const"] = Kind };
        foreach (var property in Properties)
        {
            var schema = property.Shape.ToSchema();
            schema["description"] = property.Description;
            if (property.Default is not null)
                schema["default"] = property.Default.DeepClone();
            properties[property.Name] = schema;
        }
        var required = Properties.Where(p => p.Required).Select(p => p.Name);
        if (Kind is not null && kindRequired)
            required = required.Prepend("kind");
        var result = new JsonObject
        {
            ["type"] = "object",
            ["description"] = Description,
            ["properties"] = properties,
            ["additionalProperties"] = false
        };
        var names = required.Select(name => (JsonNode?)JsonValue.Create(name)).ToArray();
        if (names.Length > 0)
            result["required"] = new JsonArray(names);
        return result;
    }

    // A key with unusual characters is quoted, to show where it begins and ends.
    private static string Shown(string key) =>
        key.Length is > 0 and <= LongestKey && key.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '$')
            ? key : Quoted.Text(key);

    internal static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";
}

/// <summary>One of several kinds of object. A kind without required keys can be given by its name alone.</summary>
/// <param name="DefaultKind">The kind if none is named; null if the kind is required.</param>
internal sealed record ChoiceShape(IReadOnlyList<ObjectShape> Kinds, string? DefaultKind) : Shape
{
    public override string Expected => $"one of {string.Join(", ", Names)}, or an object with such a kind";

    private IEnumerable<string> Names => Kinds.Select(k => k.Kind!);

    public override JsonNode Check(JsonNode? node, string path)
    {
        if (node is JsonValue && node.GetValueKind() == System.Text.Json.JsonValueKind.String)
            return Find(node, path).Check(new JsonObject(), path);
        if (node is not JsonObject given)
            throw Refuse(node, path);
        if (given.TryGetPropertyValue("kind", out var kind))
            return Find(kind, ObjectShape.Join(path, "kind")).Check(given, path);
        if (DefaultKind is null)
            throw new ShapeException(ObjectShape.Join(path, "kind"), $"is missing; it must be one of {string.Join(", ", Names)}");
        // Without a kind, the keys are those of the default kind.
        return Kinds.Single(k => k.Kind == DefaultKind).Check(given, path);
    }

    public override JsonObject ToSchema()
    {
        var byName = Kinds.Where(k => !k.Properties.Any(p => p.Required)).Select(k => (JsonNode?)JsonValue.Create(k.Kind));
        return new()
        {
            ["oneOf"] = new JsonArray([new JsonObject { ["enum"] = new JsonArray([.. byName]) }, .. Kinds.Select(k =>
            k.ToSchema(kindRequired: k.Kind != DefaultKind))])
        };
    }

    private ObjectShape Find(JsonNode? kind, string path)
    {
        if (kind?.GetValueKind() != System.Text.Json.JsonValueKind.String)
            throw new ShapeException(path, $"is {Show(kind)}; it must be one of {string.Join(", ", Names)}");
        var name = kind.GetValue<string>();
        return Kinds.FirstOrDefault(k => k.Kind == name)
            ?? throw new ShapeException(path,
                $"is {Quoted.Text(name)}{Nearest.Hint(name, Names)}; it must be one of {string.Join(", ", Names)}");
    }
}
