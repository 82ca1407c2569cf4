using System.Text.RegularExpressions;
using TorchVanish.Analysis.Claims;

namespace TorchVanish.Analysis.Tests.Claims;

/// <summary>The texts of a claim are plain English: short sentences, and none of the idioms that readers had to decode.</summary>
public sealed partial class ClaimLanguageTests
{
    private const int MostWords = 45;
    private const double MostWordsOnAverage = 25;

    public static TheoryData<string> Ids => [.. ClaimCatalogue.All.Select(claim => claim.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Sentences_are_short(string id)
    {
        var words = Texts(id).SelectMany(text => SentenceEnd().Split(text)).Select(sentence => sentence.Split(' ').Length).ToArray();
        Assert.All(words, count => Assert.InRange(count, 1, MostWords));
        Assert.InRange(words.Average(), 1, MostWordsOnAverage);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void No_text_has_an_idiom_to_decode(string id) => Assert.All(Texts(id), text => Assert.DoesNotMatch(Idiom(), text));

    private static IEnumerable<string> Texts(string id)
    {
        var claim = ClaimCatalogue.All.Single(c => c.Id == id);
        return new[] { claim.Statement, claim.Prediction, claim.Rule, claim.Amendment, claim.Source, claim.Reason }
            .Where(text => text.Length > 0);
    }

    [GeneratedRegex("(?<=[.:;]) (?=[A-Z\"‖])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"\bvote|\btold\b|\bleft of\b|\bheld against\b|\ba guess\b|\bnext to n|\basks? for\b")]
    private static partial Regex Idiom();
}
