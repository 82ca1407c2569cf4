using TorchVanish.Analysis.Measured;

namespace TorchVanish.Analysis.Tests.Measured;

public sealed class RunLabelsTests
{
    private static IEnumerable<string> Labels(params (string Name, string Folder)[] runs) =>
        MeasuredRun.From([.. runs.Select(run => Rows.Record(run.Name, folder: run.Folder))]).Select(run => run.Label);

    [Fact]
    public void A_unique_name_is_the_label() => Assert.Equal(["a", "b"], Labels(("a", "x/same"), ("b", "y/same")));

    [Fact]
    public void Runs_of_one_name_are_told_apart_by_their_folders() =>
        Assert.Equal(["first", "b", "second"], Labels(("a", "x/first"), ("b", "x/b"), ("a", "y/second/")));

    [Fact]
    public void A_run_whose_folder_has_the_same_name_gets_a_number() =>
        Assert.Equal(["a #1", "a-2", "a #3"], Labels(("a", "x/a"), ("a", "x/a-2"), ("a", "y/a")));

    [Fact]
    public void Folders_of_one_name_do_not_tell_runs_apart() =>
        Assert.Equal(["a #1", "b", "a #2"], Labels(("a", "x/run"), ("b", "z/run"), ("a", "y/run")));
}
