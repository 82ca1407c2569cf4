using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Claims.Ledger;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>Which experiments a ledger asks for, and which claims it judges by the runs that are there.</summary>
public sealed class ClaimLedgerTests
{
    private static readonly Claim One = new FixHe();
    private static readonly Claim Other = new FixElu();

    private static RunRecord Record(ExperimentConfig config) => new MadeUpExperiment().Record(config);

    private static RunRecord[] Records(params Claim[] claims) => [.. new ClaimLedger(claims, MadeUp.Settings).Experiments().Select(Record)];

    [Fact]
    public void Every_experiment_of_every_claim_is_asked_for_once()
    {
        var ledger = new ClaimLedger(ClaimCatalogue.All, MadeUp.Settings);
        var names = ledger.Experiments().Select(experiment => experiment.Name).ToArray();
        Assert.Equal(names.Distinct(), names);
        Assert.Equal(
            ClaimCatalogue.All.SelectMany(claim => claim.Experiments(MadeUp.Settings)).Select(experiment => experiment.Name).ToHashSet(),
            names.ToHashSet());
        Assert.Same(MadeUp.Settings, ledger.Settings);
        Assert.Same(ClaimCatalogue.All, ledger.Claims);
        Assert.Equal(
            new ClaimLedger([One], MadeUp.Settings).Experiments().Count,
            new ClaimLedger([One, One], MadeUp.Settings).Experiments().Count);
    }

    [Fact]
    public void A_complete_run_without_rows_leaves_its_claim_unjudged()
    {
        var records = Records(One);
        records[0] = records[0] with { Training = [], Layers = [] };
        Assert.Empty(new ClaimLedger([One], MadeUp.Settings).Judge(records));
    }

    /// <summary>Interrupted runs lack a part of what a claim needs; diverged runs are a result.</summary>
    [Theory]
    [InlineData(RunState.Completed, true)]
    [InlineData(RunState.Diverged, true)]
    [InlineData(RunState.Interrupted, false)]
    [InlineData(RunState.Failed, false)]
    [InlineData(null, false)]
    public void A_claim_is_judged_where_all_its_runs_have_ended(RunState? state, bool judged)
    {
        var records = Records(One);
        records[^1] = records[^1] with { Status = state is RunState ended ? records[^1].Status! with { State = ended } : null };
        Assert.Equal(judged ? [One] : [], new ClaimLedger([One], MadeUp.Settings).Judge(records).Select(one => one.Claim));
    }

    [Fact]
    public void A_claim_with_all_its_runs_is_judged_beside_one_without()
    {
        var ledger = new ClaimLedger([One, Other], MadeUp.Settings);
        Assert.Equal([Other], ledger.Judge(Records(Other)).Select(judged => judged.Claim));
        Assert.Empty(ledger.Judge(Records(One)[1..]));
        Assert.Empty(ledger.Judge([]));
    }

    [Fact]
    public void The_order_of_the_runs_does_not_matter()
    {
        var ledger = new ClaimLedger([One, Other], MadeUp.Settings);
        var records = Records(One, Other);
        var (forth, back) = (ledger.Judge(records), ledger.Judge([.. records.Reverse()]));
        Assert.Equal([One, Other], back.Select(judged => judged.Claim));
        Assert.Equal(forth.Select(judged => judged.Judgement.Verdict), back.Select(judged => judged.Judgement.Verdict));
        Assert.Equal(forth.Select(judged => judged.Judgement.Measured), back.Select(judged => judged.Judgement.Measured));
    }

    [Fact]
    public void A_judged_claim_names_its_experiments_once()
    {
        var judged = Assert.Single(new ClaimLedger([One], MadeUp.Settings).Judge(Records(One, Other)));
        Assert.Equal(One.Experiments(MadeUp.Settings).Select(experiment => experiment.Name).Distinct(), judged.Experiments);
        Assert.Equal(One.Id, judged.Figure);
    }

    [Fact]
    public void Claims_are_found_by_id_in_the_order_of_the_note()
    {
        var inOrder = new[] { One, Other }.OrderBy(claim => claim.Order).Select(claim => claim.Id).ToArray();
        Assert.Equal(inOrder, ClaimLedger.Named([.. inOrder.Reverse()]).Select(claim => claim.Id));
        Assert.Equal(ClaimCatalogue.All, ClaimLedger.Named(["all"]));
        Assert.Empty(ClaimLedger.Named([]));
    }

    [Fact]
    public void An_unknown_claim_is_named_with_the_known_ones()
    {
        var error = Assert.Throws<ConfigException>(() => ClaimLedger.Named([One.Id, "no-such-claim"]));
        Assert.StartsWith("--claims no-such-claim: ", error.Message);
        Assert.Throws<ConfigException>(() => ClaimLedger.Named(["all", One.Id]));
    }

    [Fact]
    public void A_misspelled_claim_is_answered_with_the_nearest_one() =>
        Assert.Contains(
            $"did you mean {One.Id}?",
            Assert.Throws<ConfigException>(() => ClaimLedger.Named([One.Id + "x"])).Message,
            StringComparison.Ordinal);
}
