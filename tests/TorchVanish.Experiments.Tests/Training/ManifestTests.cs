using System.Globalization;
using System.Text.Json;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;
using TorchVanish.Experiments.Models;
using TorchVanish.Experiments.Tests.Data;
using TorchVanish.Experiments.Training;
using TorchVanish.ProcessPolicy;
using TorchVanish.Runs;
using static TorchSharp.torch;

namespace TorchVanish.Experiments.Tests.Training;

/// <summary>run.json: there before training, complete, and true.</summary>
public sealed class ManifestTests
{
    // 95 rows of one class to 5 of another, a constant column.
    private static readonly string Table = "x,pay,label\n"
        + string.Concat(Enumerable.Range(0, 100).Select(i => FormattableString.Invariant($"{i * 0.37},7,{(i % 20 == 3 ? "rare" : "common")}\n")));

    private static readonly ExperimentConfig Config = new()
    {
        Name = "table",
        Model = new MlpConfig { Depth = 2, Width = new LayerWidths([5, 4]), Activation = new SigmoidConfig() },
        Training = new TrainingConfig { BatchSize = 8, Steps = 3 },
        Replicates = 3,
        Seed = 11,
        Execution = Execution.Sequential,
    };

    [Fact]
    public void It_is_complete_before_the_first_step_and_its_notes_are_told_by_then()
    {
        using var folder = new TemporaryFolder();
        var config = Config with { Data = new CsvConfig { Path = folder.Write("table.csv", Table) } };
        var run = Path.Combine(folder.Path, "run");
        var observer = new ManifestObserver(run);
        var options = new RunOptions(1, "cpu", DataDirectory: null, Snapshots: false, "test");
        new SuiteRunner(options, observer, TorchProcess.Begin).Run([new RunPlan(config, run)], CancellationToken.None);

        Assert.NotNull(observer.AtFirstStep);
        Assert.Equal(File.ReadAllText(Path.Combine(run, RunFiles.Manifest)), observer.AtFirstStep);
        var manifest = RunStore.Read(run).Manifest!;
        Assert.Equal(manifest.Notes.Select(note => ("table", note)), observer.NotesBeforeFirstStep);
        Assert.Equal([.. ConfigNotes.Of(config), "table.csv: the column \"pay\" is constant, so it is 0 in both splits."], manifest.Notes);
    }

    [Fact]
    public void It_says_what_was_trained_on_what()
    {
        using var folder = new TemporaryFolder();
        var config = Config with { Data = new CsvConfig { Path = folder.Write("table.csv", Table) } };
        using var run = new TrainedRun(config);
        var manifest = run.Record.Manifest!;
        Assert.Equal((1, "table", RunSource.Config), (manifest.Format, manifest.Name, manifest.Source));
        Assert.Equal($"torchvanish {run.Record.Environment.Versions["torchvanish"]}", manifest.Program);
        Assert.Equal((3, 9.0), (manifest.StepsPlanned, manifest.StepsPerEpoch)); // 75 rows in full batches of 8
        Assert.Equal(
            [
                new LayerManifest(1, "hidden1", "linear", LayerRole.Hidden, 15, "sigmoid", 0.25),
                new LayerManifest(2, "hidden2", "linear", LayerRole.Hidden, 24, "sigmoid", 0.25),
                new LayerManifest(3, "output", "linear", LayerRole.Output, 10, null, 1),
            ],
            manifest.Layers);

        var splits = Enumerable.Range(11, 3).Select(seed => Draws.Of(config.Data, seed)).ToList();
        int Count(TorchVanish.Experiments.Data.LabelledSamples part, int label) => part.Labels.Count(l => l == label);
        var data = manifest.Data!;
        Assert.Equal(("csv", 75, 25, 2, true), (data.Kind, data.TrainingSamples, data.ValidationSamples, data.Features, data.Standardized));
        Assert.Equal(
            [
                new ClassFacts("common", Count(splits[0].Training, 0), Count(splits[0].Validation, 0)),
                new ClassFacts("rare", Count(splits[0].Training, 1), Count(splits[0].Validation, 1)),
            ],
            data.Classes);
        Assert.Equal(splits.Average(split => Count(split.Validation, 0) / 25.0), manifest.TrivialAccuracy!.Value, 1e-12);
        Assert.Equal(splits.Select(split => Count(split.Validation, 0) / 25.0), manifest.TrivialAccuracies);
        Assert.Equal(
            splits.Average(split => split.Validation.Labels.Average(label => -Math.Log(Count(split.Training, label) / 75.0))),
            manifest.TrivialLoss!.Value,
            1e-12);
    }

    [Fact]
    public void A_table_of_numbers_is_trained_by_its_loss_and_states_the_scale()
    {
        using var folder = new TemporaryFolder();
        var table = "x,y\n" + string.Concat(Enumerable.Range(0, 100).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i * 0.1},{(i * 3) + 1000}\n")));
        var config = Config with
        {
            Data = new CsvConfig { Path = folder.Write("table.csv", table), Task = TableTask.Regression, LabelColumn = "y" },
            Training = Config.Training with { Loss = Loss.SquaredError },
        };
        using var run = new TrainedRun(config);
        var manifest = run.Record.Manifest!;
        var split = Draws.Of(config.Data, 11);
        Assert.Equal((split.Training.TargetScale!.Mean, split.Training.TargetScale.Std, true), (manifest.Data!.Target!.Mean, manifest.Data.Target.StandardDeviation, manifest.Data.Target.Standardized));
        Assert.Empty(manifest.Data.Classes);
        Assert.Null(manifest.TrivialAccuracy);
        Assert.Empty(manifest.TrivialAccuracies);
        // Standardised targets have mean 0 and variance 1, so the mean loses about 1 on validation.
        Assert.InRange(manifest.TrivialLoss!.Value, 0.5, 1.5);
        Assert.All(run.Record.Training, row => Assert.True(double.IsNaN(row.ValidationAccuracy) && double.IsFinite(row.ValidationLoss)));
    }

    [Fact]
    public void A_table_of_several_labels_is_trained()
    {
        using var folder = new TemporaryFolder();
        var table = "x,a,b\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"{i},{i % 2},{(i > 60 ? 1 : 0)}\n"));
        var config = Config with
        {
            Data = new CsvConfig { Path = folder.Write("table.csv", table), Task = TableTask.Multilabel, LabelColumns = new ColumnNames(["a", "b"]) },
            Training = Config.Training with { Loss = Loss.SquaredError },
        };
        using var run = new TrainedRun(config);
        var data = run.Record.Manifest!.Data!;
        Assert.True(data.MultiLabel);
        Assert.Equal(["a", "b"], data.Classes.Select(label => label.Name));
        Assert.Equal([50, 39], data.Classes.Select(label => label.Training + label.Validation));
        Assert.All(run.Record.Training, row => Assert.InRange(row.ValidationAccuracy, 0, 1));
    }

    [Fact]
    public void A_loss_for_classes_is_refused_for_numbers_and_for_several_labels()
    {
        using var folder = new TemporaryFolder();
        string Says(CsvConfig data)
        {
            var config = Config with { Data = data };
            return Assert.Throws<ConfigException>(() => DataChecks.Check(config, DataSources.For(data, null).Draw(0))).Message;
        }
        var table = new CsvConfig { Path = folder.Write("table.csv", "x,a,b\n" + string.Concat(Enumerable.Range(0, 20).Select(i => $"{i},{i % 2},{i / 10}\n"))) };
        Assert.StartsWith("training.loss is cross_entropy while the targets of data.task regression are numbers; it must be squared_error", Says(table with { Task = TableTask.Regression, LabelColumn = "a" }));
        Assert.Contains("the targets of data.task multilabel are several labels", Says(table with { Task = TableTask.Multilabel, LabelColumns = new ColumnNames(["a", "b"]) }));
    }

    [Fact]
    public void A_loss_that_is_not_finite_is_null()
    {
        using var folder = new TemporaryFolder();
        // Every row is a class of its own: validation has classes that training lacks.
        var rows = string.Concat(Enumerable.Range(0, 40).Select(i => $"{i % 7},{i}\n"));
        using var run = new TrainedRun(Config with { Data = new CsvConfig { Path = folder.Write("table.csv", "x,label\n" + rows) } });
        using var json = JsonDocument.Parse(run.Text(RunFiles.Manifest));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("trivial_loss").ValueKind);
        Assert.Null(run.Record.Manifest!.TrivialLoss);
        Assert.Equal(0, run.Record.Manifest.TrivialAccuracy);
    }

    public static TheoryData<string> Names => SmallExperiments.Names;

    [Theory, MemberData(nameof(Names))]
    public void Its_layers_are_those_of_the_network(string name)
    {
        using var scope = NewDisposeScope();
        var config = SmallExperiments.Named(name);
        var samples = Draws.Of(config.Data).Training;
        using var network = NetworkBuilder.Build(config, samples.Features, samples.Classes, [0], stacked: false, CPU, samples.TimeSteps, samples.Outputs);
        var layers = LayerManifests.Of(config.Model, SampleShape.Of(samples));
        Assert.Equal(network.Layers.Select(layer => (layer.Number, layer.Name)), layers.Select(layer => (layer.Layer, layer.Name)));
        Assert.Equal(network.Parameters.Sum(pair => pair.parameter.numel()), layers.Sum(layer => layer.Parameters));
        foreach (var (built, said) in network.Layers.Zip(layers))
        {
            Assert.Equal(built.Gated, said.DerivativeSupremum is null);
            Assert.Equal(built.DerivativeSupremum, said.DerivativeSupremum ?? 1);
            Assert.Equal(built.Activation is null, said.Activation is null);
        }
        Assert.Equal([.. Enumerable.Repeat(LayerRole.Hidden, layers.Count - 1), LayerRole.Output], layers.Select(layer => layer.Role));
        Assert.Equal(config.Model is RecurrentConfig ? ConfigName.KindOf(config.Model) : "linear", layers[0].Kind);
    }

    private sealed class ManifestObserver(string folder) : ITrainingObserver
    {
        private readonly List<(string, string)> _notes = [];

        public string? AtFirstStep { get; private set; }

        public IReadOnlyList<(string Run, string Note)> NotesBeforeFirstStep { get; private set; } = [];

        public void Noted(string run, string note) => _notes.Add((run, note));

        public void Advanced(string experiment, int steps)
        {
            if (AtFirstStep is not null)
                return;
            AtFirstStep = File.ReadAllText(Path.Combine(folder, RunFiles.Manifest));
            NotesBeforeFirstStep = [.. _notes];
        }

        public void Finished(string experiment, RunStatus status)
        {
        }
    }
}
