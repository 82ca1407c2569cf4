using CsCheck;

namespace TorchVanish.Configuration.Tests;

public class RoundTripTests
{
    [Fact]
    public void WhatIsWrittenReadsBackToTheSameConfig() =>
        RandomConfigs.Any.Sample(config =>
        {
            var text = ConfigWriter.Write(config);
            Assert.Equal(config, ReadConfig.From(text));
            Assert.Equal(text, ConfigWriter.Write(ReadConfig.From(text)));
        });

    [Theory]
    [MemberData(nameof(Unions.Kinds), MemberType = typeof(Unions))]
    public void EveryKindIsWrittenWithEveryDefault(string path, string kind)
    {
        var given = new System.Text.Json.Nodes.JsonObject { ["kind"] = kind };
        foreach (var required in Unions.Shape(path).Kinds.Single(k => k.Kind == kind).Properties.Where(p => p.Required))
            given[required.Name] = Unions.RequiredValue(required.Name);
        var config = ReadConfig.From(Unions.Place(path, given));
        var written = ConfigWriter.Write(config);
        Assert.All(Unions.Shape(path).Kinds.Single(k => k.Kind == kind).Properties.Where(p => p.Default is not null), p =>
            Assert.Contains($"\"{p.Name}\": ", written));
        Assert.Equal(config, ReadConfig.From(written));
    }
}
