using System.Text.Json;
using TorchVanish.Runs.Files;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Runs.Tests.Files;

public sealed class JsonFileTests
{
    private sealed record Two(int FirstNumber, double? Second);

    [Fact]
    public void A_record_reads_back_as_it_was_written_under_the_names_of_a_config()
    {
        using var folder = new TemporaryFolder();
        JsonFile.Write(folder.At("two.json"), new Two(3, 0.1));
        Assert.Equal(new Two(3, 0.1), JsonFile.Read<Two>(folder.At("two.json")));
        var text = File.ReadAllText(folder.At("two.json"));
        Assert.EndsWith("}\n", text);
        Assert.Contains("\"first_number\": 3", text);
    }

    [Fact]
    public void Other_options_hold_for_writing_and_reading()
    {
        using var folder = new TemporaryFolder();
        var options = new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.KebabCaseUpper };
        JsonFile.Write(folder.At("two.json"), new Two(3, null), options);
        Assert.Equal("{\"FIRST-NUMBER\":3,\"SECOND\":null}\n", File.ReadAllText(folder.At("two.json")));
        Assert.Equal(new Two(3, null), JsonFile.Read<Two>(folder.At("two.json"), options));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("{ x", 1)]
    [InlineData("{\n  \"first_number\": 3,\n  \"second\": what\n}\n", 3)]
    public void A_damaged_file_is_named_with_its_line(string content, int line)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("two.json"), content);
        var error = Assert.Throws<StorageException>(() => JsonFile.Read<Two>(folder.At("two.json")));
        Assert.StartsWith($"{folder.At("two.json")}: line {line} ", error.Message);
    }

    [Fact]
    public void Null_is_not_a_record()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.At("two.json"), "null");
        Assert.StartsWith(
            $"{folder.At("two.json")}: contains null", Assert.Throws<StorageException>(() =>
                JsonFile.Read<Two>(folder.At("two.json"))).Message);
    }

    [Fact]
    public void A_file_that_is_not_there_and_a_folder_in_its_place_cannot_be_read()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.At("folder.json"));
        Assert.All(["none.json", "folder.json"], name =>
        {
            var message = Assert.Throws<StorageException>(() => JsonFile.Read<Two>(folder.At(name))).Message;
            Assert.StartsWith($"{folder.At(name)}: cannot be read (", message);
            Assert.DoesNotContain(".)", message);
        });
    }
}
