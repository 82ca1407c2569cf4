using MathNet.Numerics.Statistics;
using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Configuration;
using TorchVanish.DiagnosisStudy.Programs;
using TorchVanish.DiagnosisStudy.Scoring;
using TorchVanish.Runs;

namespace TorchVanish.DiagnosisStudy.Corrections;

/// <summary>
/// What "the graph of weight against epoch is a straight line" is worth as a sign of a vanishing gradient. The sign is read in the first
/// hidden layer, as a person reads a figure: most of its watched weights move by less than a line is wide, a hundredth of the axis.
/// </summary>
internal static class LineStudy
{
    private const double LineWidth = 0.01;
    private const double Straight = 0.95;

    private static readonly string[] Header =
        ["optimizer", "sign", "sensitivity: programs with a vanishing gradient that have it",
            "specificity: other programs that do not have it", "of these, failing for another reason, that have it"];

    public static string Of(IReadOnlyList<StudiedProgram> programs)
    {
        var measured = programs.Where(program => program.Run.Config is not null && program.Run.HiddenLayers.Count > 0).Select(Lines.Of)
            .ToList();
        return Markdown.Table(Header, Groups(measured).SelectMany(group => new[]
        {
            Row(group.Name, "flat: most lines move by less than their width", group.Programs, program => program.Flat > 0.5),
            Row(group.Name, "straight: most lines that move are straight", group.Programs, program => program.Straight > 0.5),
            Row(group.Name, "flat or straight", group.Programs, program => program.Flat > 0.5 || program.Straight > 0.5),
        }));
    }

    private static IEnumerable<(string Name, List<Lines> Programs)> Groups(List<Lines> programs) =>
        programs.GroupBy(program => program.Adapts ? "Adam and its kin" : "SGD").OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => (group.Key, group.ToList())).Prepend(("all", programs));

    private static string[] Row(string group, string sign, List<Lines> programs, Func<Lines, bool> has)
    {
        var (vanishing, others) = (programs.Where(program => program.Vanishes).ToList(), programs.Where(program => !program.Vanishes)
            .ToList());
        var failing = others.Where(program => program.Label.IsFailing).ToList();
        return
        [
            group,
            sign,
            new Wilson(vanishing.Count(has), vanishing.Count).ToString(),
            new Wilson(others.Count(program => !has(program)), others.Count).ToString(),
            new Wilson(failing.Count(has), failing.Count).ToString(),
        ];
    }

    /// <param name="Flat">The share of watched weights that look flat.</param>
    /// <param name="Straight">The share of those that do not, which are straight lines.</param>
    private sealed record Lines(ProgramLabel Label, bool Adapts, double Flat, double Straight)
    {
        public bool Vanishes => Label.Faults.Contains(Symptom.VanishingGradient);

        public static Lines Of(StudiedProgram program)
        {
            var layer = program.Run.HiddenLayers[0];
            var lines = program.Run.Record.Weights.Where(row => row.Layer == layer && double.IsFinite(row.Value))
                .GroupBy(row => row.Replicate)
                .SelectMany(OfReplicate).ToList();
            var moving = lines.Where(line => !line.Flat).ToList();
            return new Lines(
                program.Label,
                program.Run.Config!.Training.Optimizer is not SgdConfig,
                lines.Count == 0 ? 0 : lines.Count(line => line.Flat) / (double)lines.Count,
                moving.Count == 0 ? 0 : moving.Count(line => line.Straight) / (double)moving.Count);
        }

        private static IEnumerable<(bool Flat, bool Straight)> OfReplicate(IGrouping<int, WeightRow> replicate)
        {
            var axis = replicate.Max(row => row.Value) - replicate.Min(row => row.Value);
            foreach (var weight in replicate.GroupBy(row => row.Index))
            {
                var moves = weight.Max(row => row.Value) - weight.Min(row => row.Value);
                var correlation = Correlation.Pearson(weight.Select(row => (double)row.Step), weight.Select(row => row.Value));
                yield return (moves < LineWidth * axis || moves == 0, Math.Abs(correlation) > LineStudy.Straight);
            }
        }
    }
}
