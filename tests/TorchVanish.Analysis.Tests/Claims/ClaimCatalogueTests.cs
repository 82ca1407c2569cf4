using TorchVanish.Analysis.Claims;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>What holds for every claim, also for one that is added tomorrow.</summary>
public sealed class ClaimCatalogueTests
{
    private static readonly ClaimSettings[] Settings =
        [MadeUp.Settings, new(new FashionMnistConfig(), Replicates: 16, Seed: 3, Quick: false)];

    public static TheoryData<string> Ids => [.. ClaimCatalogue.All.Select(claim => claim.Id)];

    [Fact]
    public void Ids_and_places_are_unique()
    {
        Assert.Equal(ClaimCatalogue.All.Count, ClaimCatalogue.All.Select(claim => claim.Id).Distinct().Count());
        Assert.Equal(ClaimCatalogue.All.Count, ClaimCatalogue.All.Select(claim => claim.Order).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_claim_says_what_it_is_about(string id)
    {
        var claim = Find(id);
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", claim.Id);
        Assert.NotEmpty(claim.Sentences);
        Assert.All([claim.Statement, claim.Prediction, claim.Rule, claim.Source, claim.Reason, .. claim.Sentences], text =>
            Assert.False(string.IsNullOrWhiteSpace(text)));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_experiment_is_a_valid_config(string id) => Assert.All(Settings.SelectMany(Find(id).Experiments), config =>
    {
        var text = ConfigWriter.Write(config);
        Assert.Equal(text, ConfigWriter.Write(ConfigReader.Read(text, config.Name, ".")));
    });

    [Fact]
    public void Experiments_of_one_name_are_one_experiment() => Assert.All(Settings, settings => Assert.All(
        ClaimCatalogue.All.SelectMany(claim => claim.Experiments(settings)).GroupBy(config => config.Name),
        same => Assert.Single(same.Select(ConfigWriter.Write).Distinct())));

    private static Claim Find(string id) => ClaimCatalogue.All.Single(claim => claim.Id == id);
}
