using TorchVanish.Configuration;
using TorchVanish.Runs;
using TorchVanish.Tests.Shared;

namespace TorchVanish.Reporting.Tests;

/// <summary>Records that a figure or a report could trip over.</summary>
internal static class DifficultRuns
{
    private static readonly RunRecord Usual = new MadeUpRun { Points = 12 }.Build();

    private static readonly RunRecord Zeros = new MadeUpRun
    {
        Name = "zeros",
        Points = 12,
        Twist = (_, _, layer, _, value) => layer <= 2 ? 0 : value,
    }.Build();

    private static readonly RunRecord NotFinite = new MadeUpRun
    {
        Name = "not-finite",
        Points = 12,
        LastDiverges = true,
        Twist = (_, step, layer, _, value) => layer == 2 && step > 50 ? double.NaN : layer == 3 ? double.PositiveInfinity : value,
    }.Build();

    private static readonly RunRecord OneLayer =
        new MadeUpRun { Name = "one-layer", Depth = 1, Replicates = 1, Points = 12, Activation = new ReluConfig() }.Build();

    private static readonly RunRecord Nothing =
        new MadeUpRun { Name = "nothing" }.Build() with { Training = [], Layers = [], Weights = [], Status = null };

    private static readonly RunRecord FirstStepOnly = Usual with
    {
        Training = [.. Usual.Training.Where(row => row.Step == 0)],
        Layers = [.. Usual.Layers.Where(row => row.Step == 0)],
        Weights = [.. Usual.Weights.Where(row => row.Step == 0)],
        Status = null,
    };

    private static readonly RunRecord AllZero = new MadeUpRun { Name = "all-zero", Points = 12, Twist = (_, _, _, _, _) => 0 }.Build();

    private static readonly RunRecord AllNaN =
        new MadeUpRun { Name = "all-nan", Points = 12, Twist = (_, _, _, _, _) => double.NaN }.Build();

    private static readonly RunRecord Recurrent = OneLayer with
    {
        Name = "recurrent",
        ConfigText = ConfigWriter.Write(RunConfig.Of(OneLayer)! with { Name = "recurrent", Model = new RnnConfig() }),
        Timesteps =
        [
            .. new[] { 0, 10, 20 }.SelectMany(step =>
                Enumerable.Range(0, 3).SelectMany(replicate => Enumerable.Range(1, 12).Select(time => new TimestepRow(
                replicate, step, time, step == 20 && time < 3 ? 0 : step == 10 && time == 5
                    ? double.NaN : Math.Pow(0.4 + (0.02 * replicate), 12 - time))))),
        ],
    };

    private static readonly RunRecord Huge =
        new MadeUpRun { Name = "huge", Points = 12, Twist = (_, step, _, _, value) => step > 100 ? value * 1e30 : value }.Build();

    public static IReadOnlyDictionary<string, IReadOnlyList<RunRecord>> All { get; } = new Dictionary<string, IReadOnlyList<RunRecord>>
    {
        ["usual"] = [Usual],
        ["zeros"] = [Zeros],
        ["not finite"] = [NotFinite],
        ["one layer"] = [OneLayer],
        ["nothing"] = [Nothing],
        ["first step only"] = [FirstStepOnly],
        ["all zero"] = [AllZero],
        ["all NaN"] = [AllNaN],
        ["huge"] = [Huge],
        ["recurrent"] = [Recurrent],
        ["recurrent and other"] = [Recurrent, Usual, Recurrent with { Timesteps = [] }],
        ["several"] = [Usual, Zeros, NotFinite, OneLayer, Nothing, Huge],
        ["sixteen"] = [.. Enumerable.Range(0, 16).Select(i => Usual.With(RunConfig.Of(Usual)! with { Name = $"a-rather-long-name-{i}" }))],
    };
}
