using System.Text.Json.Nodes;
using TorchVanish.Configuration.Shapes;

namespace TorchVanish.Configuration.Tests;

public class RefusalTests
{
    /// <summary>In every object of a config, a key with a letter too many is answered with the key that was meant.</summary>
    [Theory]
    [MemberData(nameof(EveryKey))]
    public void AMistypedKeyIsAnsweredWithTheNearest(string path, string key, string text)
    {
        var refusal = ReadConfig.Refusal(text);
        // label_columnx is as near to label_columns as to label_column.
        Assert.Contains($"{ObjectShape.Join(path, key)}x is not a known key (did you mean {key}", refusal);
    }

    /// <summary>
    /// The place of each object, each of its keys, and a config that has there, under the kinds that it takes to get there, that key with a
    /// letter too many.
    /// </summary>
    public static TheoryData<string, string, string> EveryKey()
    {
        var data = new TheoryData<string, string, string>();
        Collect(ShapeReader.Experiment, "", given => given);
        return data;

        void Collect(ObjectShape shape, string path, Func<JsonObject, JsonObject> place)
        {
            JsonObject Given(string key, JsonNode value)
            {
                var given = new JsonObject();
                if (shape.Kind is not null)
                    given["kind"] = shape.Kind;
                given[key] = value;
                return place(given);
            }

            foreach (var property in shape.Properties)
            {
                data.Add(path, property.Name, Given(property.Name + "x", 1).ToJsonString());
                var at = ObjectShape.Join(path, property.Name);
                if (property.Shape is ObjectShape inner)
                    Collect(inner, at, given => Given(property.Name, given));
                else if (property.Shape is ChoiceShape choice)
                    choice.Kinds.ToList().ForEach(kind => Collect(kind, at, given => Given(property.Name, given)));
            }
        }
    }

    [Fact]
    public void AKeyThatResemblesNothingGetsNoHint() =>
        Assert.StartsWith("test.json: zzzzzzzz is not a known key; valid here: $schema, name, data", ReadConfig.Refusal("""{ "zzzzzzzz": 1 }"""));

    [Theory]
    [InlineData("""{ "model": { "width": [] } }""", "model.width is []; it must be an integer of at least 1 and at most 100000, or a list of such.")]
    [InlineData("""{ "model": { "depth": 2, "width": [3, 0] } }""", "model.width[1] is 0; it must be an integer of at least 1 and at most 100000.")]
    [InlineData("""{ "model": { "depth": 2, "width": [3] } }""", "model.width lists 1 layers while model.depth is 2; set model.depth to 1, or give one number for all.")]
    [InlineData("""{ "model": { "depth": 2, "width": "3" } }""", "model.width is \"3\"; it must be an integer")]
    [InlineData("""{ "model": { "depth": 2, "width": [3, 4], "residual": "identity" } }""", "model.residual is identity while the layers differ in width")]
    [InlineData("""{ "model": { "residual": "block", "normalization": "layer_norm" } }""", "model.normalization cannot be combined with residual block")]
    [InlineData("""{ "model": { "normalization": "batch_norm" }, "training": { "batch_size": 1 } }""", "training.batch_size is 1 while the model normalizes over the batch; it must be at least 2.")]
    [InlineData("""{ "model": { "activation": { "kind": "elu", "alpha": 0 } } }""", "model.activation.alpha is 0; it must be a number above 0 and at most 100.")]
    [InlineData("""{ "model": { "activation": { "kind": 3 } } }""", "model.activation.kind is 3; it must be one of identity, sigmoid")]
    [InlineData("""{ "model": [] }""", "model is []; it must be one of mlp, rnn, lstm, gru, sequential, or an object with such a kind.")]
    [InlineData("""{ "training": { "momentum": 1 } }""", "training.momentum is 1; it must be a number of at least 0 and below 1.")]
    [InlineData("""{ "training": { "nesterov": "yes" } }""", "training.nesterov is \"yes\"; it must be true or false.")]
    [InlineData("""{ "training": { "learning_rate": 1e999 } }""", "training.learning_rate is 1e999; it must be a number of at least 0 and at most 1000000000.")]
    [InlineData("""{ "training": { "steps": 1.5 } }""", "training.steps is 1.5; it must be an integer of at least 1 and at most 100000000.")]
    [InlineData("""{ "training": null }""", "training is null; it must be an object.")]
    [InlineData("""{ "name": "a\n" }""", "name is \"a\\n\"; it must be at most 100 letters, digits, '.', '_' and '-'")]
    [InlineData("""{ "name": "../up" }""", "name is \"../up\"; it must be")]
    [InlineData("""{ "device": "gpu" }""", "device is \"gpu\"; it must be auto, cpu, cuda or cuda:N.")]
    [InlineData("""{ "dtype": "float16" }""", "dtype is \"float16\"")]
    [InlineData("""{ "seed": 2147483647, "replicates": 2 }""", "seed is 2147483647; with 2 replicates it must be at most 2147483646.")]
    [InlineData("""{ "data": { "samples": 10 }, "training": { "batch_size": 8 } }""", "training.batch_size is 8 while 7 samples are left for training; it must be at most 7.")]
    [InlineData("""{ "data": { "kind": "csv" } }""", "data.path is missing; it must be a text.")]
    [InlineData("""{ "data": { "kind": "csv", "path": "x", "samples": 1 } }""", "data.samples is 1; it must be at least 2")]
    [InlineData("""{ "data": { "kind": "csv", "path": "x", "delimiter": "ab" } }""", "data.delimiter is \"ab\"; it must be a text of 1 character.")]
    public void EveryRefusalNamesThePlaceAndWhatIsValid(string text, string expected) =>
        Assert.StartsWith($"test.json: {expected}", ReadConfig.Refusal(text));

    [Theory]
    [InlineData("", "is empty; a config is one JSON object")]
    [InlineData(" \n", "is empty; a config is one JSON object")]
    [InlineData("[]", "a config is one JSON object")]
    [InlineData("null", "a config is one JSON object")]
    [InlineData("{", "line 1, column 2: not valid JSON: ")]
    [InlineData("{\n  \"seed\": NaN\n}", "line 2, column 11: not valid JSON: 'N' is an invalid start of a value.")]
    [InlineData("{ \"seed\": 1, \"seed\": 2 }",
        "line 1, column 14: not valid JSON: the key \"seed\" appears twice in one object; remove one of them.")]
    public void WhatIsNoJsonObjectIsSaidToBeNone(string text, string expected) =>
        Assert.StartsWith($"test.json: {expected}", ReadConfig.Refusal(text));

    [Fact]
    public void ALongValueIsCutInTheSentence() =>
        Assert.InRange(ReadConfig.Refusal($$"""{ "dtype": {{new string('9', 500)}} }""").Length, 1, 200);
}
