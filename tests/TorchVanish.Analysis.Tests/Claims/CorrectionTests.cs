using TorchVanish.Analysis.Claims;
using TorchVanish.Analysis.Statistics;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>A corrected sentence follows from the verdict and its numbers.</summary>
public sealed class CorrectionTests
{
    // One line of the terminal, with its indentation.
    private const int MostCharacters = 98;

    public static TheoryData<string> Ids => [.. ClaimCatalogue.All.Select(claim => claim.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Each_verdict_has_a_sentence_of_its_own(string id)
    {
        var claim = Find(id);
        var sentences = Enum.GetValues<Verdict>().Select(verdict => claim.Corrected(Ruling(verdict))).ToArray();
        Assert.Equal(sentences.Length, sentences.Distinct().Count());
        Assert.All(sentences, sentence =>
        {
            Assert.InRange(sentence.Split(' ').Length, 3, Claim.MostWords);
            Assert.InRange(sentence.Length, 10, MostCharacters);
            Assert.EndsWith(".", sentence, StringComparison.Ordinal);
        });
    }

    /// <summary>Keep is said of what is true, and of nothing else.</summary>
    [Theory]
    [MemberData(nameof(Ids))]
    public void No_sentence_contradicts_its_verdict(string id)
    {
        foreach (var verdict in Enum.GetValues<Verdict>())
        {
            var sentence = Find(id).Corrected(Ruling(verdict));
            Assert.Equal(verdict == Verdict.Supported, sentence.StartsWith("Keep it", StringComparison.Ordinal));
            Assert.Equal(verdict == Verdict.Inconclusive, sentence.StartsWith("Not settled", StringComparison.Ordinal));
            Assert.Contains(Find(id).Reason, Find(id).Exam(Ruling(verdict)), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void It_has_the_numbers_of_the_judgement()
    {
        var claim = Find("fix-batch-norm");
        Assert.Contains("1234", claim.Corrected(Ruling(Verdict.Conditional, fails: 1234)), StringComparison.Ordinal);
        Assert.Contains("5678", claim.Corrected(Ruling(Verdict.Conditional, fails: 5678)), StringComparison.Ordinal);
    }

    private static Ruling Ruling(Verdict verdict, double fails = 777) => new(verdict)
    {
        // The longest names that the claims have are about this long.
        Cases = [Case("a, case of, 30 layers", 12.3, Bound.Below(100)), Case("another, case, 100 layers", fails, Bound.Below(100))],
        Told = Case("a third case, 100 layers", 2e12, Bound.Below(1)),
    };

    private static Case Case(string name, double number, Bound bound) =>
        new(name, "a quantity", new Interval(number, number, number, 16), bound);

    private static Claim Find(string id) => ClaimCatalogue.All.Single(claim => claim.Id == id);
}
