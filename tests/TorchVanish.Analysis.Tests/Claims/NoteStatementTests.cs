using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Note;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>The note and the claims say the same sentences: none is left untested, none is made up.</summary>
public sealed class NoteStatementTests
{
    public static TheoryData<string> Ids => [.. ClaimCatalogue.All.Select(claim => claim.Id)];

    [Fact]
    public void Every_statement_of_the_note_has_a_claim() =>
        Assert.Empty(SettledStatement.All.Where(settled => settled.Claims.Count == 0).Select(settled => settled.Statement.Text));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_claim_quotes_the_note_word_for_word(string id) => Assert.All(
        ClaimCatalogue.All.Single(claim => claim.Id == id).Sentences,
        sentence => Assert.True(TextbookNote.Find(sentence) is not null, $"The note has no such statement: {sentence}"));

    [Fact]
    public void No_two_statements_are_the_same() =>
        Assert.Equal(TextbookNote.Statements.Count, TextbookNote.Statements.DistinctBy(statement => statement.Text).Count());

    [Fact]
    public void Every_formula_can_be_read_without_LaTeX() =>
        Assert.All(TextbookNote.Statements.Where(statement => !statement.IsCode), statement => Assert.DoesNotMatch(@"[$\\]", NoteFormulas.Read(statement.Text)));

    [Fact]
    public void Lines_that_say_something_are_statements()
    {
        const string note = """
            Gradients in Deep Nets

            - they  are **small**
             - a sub-item
            1. a number
            ✓ 2. A remedy
            | a remark
            Why Do They Vanish?
            Deep Networks Suffer More
            $$a = b$$
            plain words of a sentence
            """;
        Assert.Equal(
            ["they are **small**", "a sub-item", "a number", "A remedy", "a remark", "Deep Networks Suffer More",
                "$$a = b$$", "plain words of a sentence"],
            NoteReader.Split(note).Select(statement => statement.Text));
    }

    [Fact]
    public void A_table_has_a_head_and_rows_and_code_is_whole()
    {
        var statements = NoteReader.Split("Name\tWhat it does\nReLU\tis  zero\n\n```\nx = f(x)\n\ny = x\n```\n");
        Assert.Equal(["ReLU\tis zero", "x = f(x)\n\ny = x"], statements.Select(statement => statement.Text));
        Assert.Equal([false, true], statements.Select(statement => statement.IsCode));
        Assert.True(statements[0].IsQuotedBy("ReLU is zero"));
        Assert.True(statements[1].IsQuotedBy("x = f(x)\r\n  y = x"));
        Assert.False(statements[0].IsQuotedBy("ReLU is"));
    }
}
