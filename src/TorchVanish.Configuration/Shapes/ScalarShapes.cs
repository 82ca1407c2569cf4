using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace TorchVanish.Configuration.Shapes;

internal sealed record BooleanShape : Shape
{
    public override string Expected => "true or false";

    public override JsonNode Check(JsonNode? node, string path) =>
        node?.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? node.DeepClone() : throw Refuse(node, path);

    public override JsonObject ToSchema() => new() { ["type"] = "boolean" };
}

/// <summary>A number between two bounds, each inclusive or exclusive.</summary>
internal sealed record NumberShape(bool Integer, double Minimum, double Maximum, bool AboveMinimum, bool BelowMaximum) : Shape
{
    public override string Expected
    {
        get
        {
            var kind = Integer ? "an integer" : "a number";
            var low = AboveMinimum ? $"above {Show(Minimum)}" : $"of at least {Show(Minimum)}";
            var high = BelowMaximum ? $"below {Show(Maximum)}" : $"at most {Show(Maximum)}";
            return $"{kind} {low} and {high}";
        }
    }

    public override JsonNode Check(JsonNode? node, string path)
    {
        if (node?.GetValueKind() != JsonValueKind.Number)
            throw Refuse(node, path);
        var text = node.ToJsonString();
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !Holds(number))
            throw Refuse(node, path);
        // 1e3 and 64.0 are integers in JSON Schema, but .NET's reader rejects them.
        return Integer ? JsonValue.Create((long)number) : JsonValue.Create(number);
    }

    public override JsonObject ToSchema() => new()
    {
        ["type"] = Integer ? "integer" : "number",
        [AboveMinimum ? "exclusiveMinimum" : "minimum"] = Minimum,
        [BelowMaximum ? "exclusiveMaximum" : "maximum"] = Maximum,
    };

    private bool Holds(double number) =>
        (!Integer || number == Math.Floor(number))
        && (AboveMinimum ? number > Minimum : number >= Minimum)
        && (BelowMaximum ? number < Maximum : number <= Maximum);

    private static string Show(double bound) => bound.ToString(CultureInfo.InvariantCulture);
}

/// <summary>One of several names.</summary>
internal sealed record NameShape(IReadOnlyList<string> Names) : Shape
{
    public override string Expected => $"one of {string.Join(", ", Names)}";

    public override JsonNode Check(JsonNode? node, string path)
    {
        if (node?.GetValueKind() != JsonValueKind.String)
            throw Refuse(node, path);
        var name = node.GetValue<string>();
        return Names.Contains(name)
            ? node.DeepClone()
            : throw new ShapeException(path, $"is {Quoted.Text(name)}{Nearest.Hint(name, Names)}; it must be {Expected}");
    }

    public override JsonObject ToSchema() => new() { ["enum"] = new JsonArray([.. Names.Select(n => JsonValue.Create(n))]) };
}

/// <summary>Text, optionally with a pattern or a length.</summary>
internal sealed record TextShape(string? Pattern, string Valid, int? Length) : Shape
{
    public override string Expected => Valid;

    public override JsonNode Check(JsonNode? node, string path)
    {
        if (node?.GetValueKind() != JsonValueKind.String)
            throw Refuse(node, path);
        var text = node.GetValue<string>();
        // .NET's $ also matches before a final line break, JSON Schema's does not. Therefore the match must cover the whole text.
        var holds = (Pattern is null || Regex.Match(text, Pattern) is { Success: true } match && match.Length == text.Length)
            && (Length is null || text.Length == Length);
        return holds ? node.DeepClone() : throw Refuse(node, path);
    }

    public override JsonObject ToSchema()
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (Pattern is not null)
            schema["pattern"] = Pattern;
        if (Length is { } length)
            (schema["minLength"], schema["maxLength"]) = (length, length);
        return schema;
    }
}

/// <summary>One value, or a list with at least one value.</summary>
internal sealed record OneOrManyShape(Shape Item) : Shape
{
    public override string Expected => $"{Item.Expected}, or a list of such";

    public override JsonNode Check(JsonNode? node, string path)
    {
        if (node is not JsonArray list)
            return node?.GetValueKind() == JsonValueKind.Number ? Item.Check(node, path) : throw Refuse(node, path);
        if (list.Count == 0)
            throw Refuse(node, path);
        return new JsonArray([.. list.Select((item, i) => Item.Check(item, $"{path}[{i}]"))]);
    }

    public override JsonObject ToSchema() => new()
    {
        ["oneOf"] = new JsonArray(Item.ToSchema(), new JsonObject { ["type"] = "array", ["items"] = Item.ToSchema(), ["minItems"] = 1 }),
    };
}
