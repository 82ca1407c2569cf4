using System.Diagnostics;
using System.Globalization;
using CommandLine;
using TorchVanish.Analysis.Measured;
using TorchVanish.Analysis.Theory;
using TorchVanish.Analysis.Views;
using TorchVanish.Cli.Terminal;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("predict", HelpText = "Predict the gradients of a config at initialization by theory, without training.")]
internal sealed class PredictVerb : Verb
{
    private const int Repetitions = 21;

    [Value(0, MetaName = "CONFIG", HelpText = OptionText.Config)]
    public IEnumerable<string> Configs { get; set; } = [];

    [Option("set", MetaValue = "PATH=VALUE", HelpText = OptionText.Set)]
    public IEnumerable<string> Overrides { get; set; } = [];

    [Option("check", HelpText = "Take run folders instead of CONFIG, and compare each prediction with step 0 of the run, as Markdown.")]
    public bool Check { get; set; }

    [Option("map", MetaValue = "FILE", HelpText = "Draw a map of the predicted ratio over weights, biases and depth in FILE.png, .svg or "
        + ".pdf; run folders after CONFIG are marked in it.")]
    public string? Map { get; set; }

    [Option("time", Hidden = true, HelpText = "Say on standard error how long the theory took: the median of a few repetitions.")]
    public bool Time { get; set; }

    [Option("grid", MetaValue = "DIR", Hidden = true, HelpText = "Measure the networks of docs/prediction.md in DIR, and print its table.")]
    public string? Grid { get; set; }

    [Option("grid-sizes", MetaValue = "N", Hidden = true, Default = 3, HelpText = "Depths and widths of each activation and "
        + "initialization of --grid.")]
    public int GridSizes { get; set; }

    [Option("grid-seed", MetaValue = "N", Hidden = true, Default = 0, HelpText = "The first seed of --grid.")]
    public int GridSeed { get; set; }

    [Option("grid-most", MetaValue = "N", Hidden = true, Default = int.MaxValue, HelpText = "Networks of --grid that are measured in this "
        + "call.")]
    public int GridMost { get; set; }

    [Option("json", HelpText = OptionText.Json)]
    public bool Json { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish predict CONFIG [--set PATH=VALUE]... [--json]",
        [
            new("Predict whether the gradient reaches the first layer", "torchvanish predict configs/sigmoid-10.json"),
            new("With another activation, twice as deep",
                "torchvanish predict configs/sigmoid-10.json --set model.activation=relu \\\n      --set model.depth=20"),
            new("Draw a map over weights, biases and depths", "torchvanish predict configs/tanh-10.json --map map.png"),
            new("Compare predictions with measured runs", "torchvanish predict --check runs/sigmoid-10 runs/tanh-10"),
        ],
        """
        The theory describes wide networks, with a range over seeds at this width. It
        does not train the network; docs/prediction.md reports its accuracy.

        PRINTS the verdict in one sentence, the nearest weight scale that is stable, the
        depth scale, and a table of the layers. Ratios are relative to the last hidden
        layer: the median over seeds, and the range of 95% of the seeds. For a network
        that the theory does not cover, it prints the reason; the exit code is 0.
        With --json: {"verdict": "vanishes" | "stable" | "explodes" | "cannot_predict",
        "layers": [{"layer", "q", "chi", "preactivation_gradient_ratio", "low", "high",
        "weight_gradient_ratio"}], "depth_scale", "nearest_stable": {"weight_scale",
        "change": {path: value}}, "reason"}; null means that there is no such value.

        NEXT
          torchvanish run CONFIG      measures the same ratios at step 0
        """);

    public override void Execute()
    {
        if (Grid is not null)
        {
            System.Console.Write(PredictionGridText.Of(PredictionGridRuns.In(Grid, GridSizes, GridSeed, GridMost)));
            return;
        }
        if (Check)
        {
            Compare([.. Configs]);
            return;
        }
        if (Map is not null)
        {
            DrawMap(Map);
            return;
        }
        var config = ConfigArgument.Read("predict", Configs, Overrides).Config;
        var facts = DataFacts.Of(config);
        var prediction = Predictor.Of(config, facts);
        if (Time)
            System.Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                    $"{prediction.Layers.Count} layers in {Milliseconds(() => Predictor.Of(config, facts)):F1} ms"));
        if (Json)
            JsonOutput.Write(PredictionDocument.Of(prediction));
        else
            System.Console.Write(PredictionText.Of(prediction));
    }

    private static double Milliseconds(Action action)
    {
        var times = Enumerable.Range(0, Repetitions).Select(_ =>
        {
            var start = Stopwatch.GetTimestamp();
            action();
            return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        });
        return times.Order().ElementAt(Repetitions / 2);
    }

    private void DrawMap(string file)
    {
        if (Json)
            throw new ConfigException("--map: writes a figure, and cannot be combined with --json.");
        FigureFile.Check("--map", file);
        var config = ConfigArgument.Read("predict", Configs.Take(1), Overrides).Config;
        var runs = MeasuredRun.From([.. Configs.Skip(1).Select(RunStore.Read)]);
        var figure = PredictionMapFigure.Draw(PredictionMapView.Of(PredictionMap.Of(config), runs));
        FigureFile.Write(file, figure, "prediction_map");
        System.Console.WriteLine(figure.View.Headline);
        System.Console.WriteLine(file);
    }

    private void Compare(List<string> folders)
    {
        if (Json || Overrides.Any())
            throw new ConfigException("--check: takes run folders, and cannot be combined with --json or --set.");
        if (folders.Count == 0)
            throw new ConfigException("predict --check: the run folders are missing, as in torchvanish predict --check runs/sigmoid-10.");
        var runs = MeasuredRun.From([.. folders.Select(RunStore.Read)]);
        System.Console.Write(PredictionText.Of(
            [.. runs.Select((run, index) =>
                (Path.GetFileName(Path.TrimEndingDirectorySeparator(folders[index])), PredictionCheck.Of(run)))]));
    }
}
