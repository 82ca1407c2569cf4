using CommandLine;
using TorchVanish.Analysis.Diagnosis;
using TorchVanish.Analysis.Measured;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Training;
using TorchVanish.Reporting.Figures;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Verbs;

[Verb("diagnose", HelpText = "Name what is wrong with a training and what to try, with the evidence, or say that it is healthy.")]
internal sealed class DiagnoseVerb : TrainingVerb
{
    [Value(0, MetaName = "RUN|CONFIG", HelpText = "The folder of a run of this program or of the monitor, a folder with a training.csv, "
        + "or a config, which is trained first.")]
    public IEnumerable<string> Subjects { get; set; } = [];

    [Option("set", MetaValue = "PATH=VALUE", HelpText = "With a config: override a key; may be repeated. VALUE is JSON, or text without "
        + "quotes.")]
    public IEnumerable<string> Overrides { get; set; } = [];

    [Option("fail-on", MetaValue = "SYMPTOM,...", HelpText = "End with exit code 4 if one of these symptoms is found; any means every "
        + "fault.")]
    public string? FailOn { get; set; }

    [Option("probe", HelpText = "Also train short variants of the config, each without one suspected cause, and use the results in the "
        + "diagnosis.")]
    public bool Probe { get; set; }

    [Option("figure", MetaValue = "FILE", HelpText = "Also draw how the verdict was reached, step by step, as FILE: .png, .svg or .pdf, "
        + "with its numbers as .csv beside it.")]
    public string? Figure { get; set; }

    public override VerbGuide Guide => new(
        "torchvanish diagnose RUN|CONFIG [--set PATH=VALUE]... [OPTIONS]",
        [
            new("Find out what is wrong with a run", "torchvanish diagnose runs/sigmoid-10"),
            new("Train a config and diagnose it", "torchvanish diagnose configs/sigmoid-10.json --out runs/checked"),
            new("Confirm the cause with short trainings", "torchvanish diagnose runs/sigmoid-10 --probe"),
            new("See how the verdict was reached", "torchvanish diagnose runs/sigmoid-10 --figure verdict.png"),
            new("In a script: stop if units are dead or the run diverged", "torchvanish diagnose runs/mine --fail-on dead_units,diverged"),
        ],
        $$$"""
        PRINTS the cause and the remedy in the first line, then the number of replicates
        that learn, and for each finding what is wrong, the evidence, and what to try.
        Causes come before their consequences. The exit code is 0 for every finding, or
        4 if a symptom of --fail-on was found.
        With --json: {"verdict", "confidence", "findings": [{"symptom", "layers",
        "since_step", "confidence", "evidence": {...}, "explanation", "remedies": [...]}],
        "replicates": {"n", "learn", "fail"}}.

        WRITES findings.json, and report.md, report.html and figures/ with the diagnosis,
        into the run's folder or into --out.

        SYMPTOMS
        {{{Wrapped(Symptom.All)}}}
          docs/diagnosis.md explains how each verdict is reached, and its limits.
        """);

    public override void Execute()
    {
        CheckTrainingOptions();
        FigureFile.Check("--figure", Figure);
        var wanted = Wanted();
        var subject = DiagnosedRun.Of([.. Subjects], Overrides, Out, Trained);
        var diagnosis = Diagnoser.Of(subject.Run);
        if (Probe)
            diagnosis = Probed(subject.Run, diagnosis);
        subject.Write(diagnosis);
        if (Figure is not null)
            FigureFile.Write(Figure, DiagnosisFigure.Draw(subject.Run), "diagnosis");
        if (Json)
            System.Console.Out.Write(FindingsFile.Text(diagnosis));
        else
            System.Console.Out.Write(DiagnosisWords.Text(diagnosis));
        var found = diagnosis.Findings.Where(finding => finding.Confidence >= Diagnoser.LeastConfidence)
            .Select(finding => finding.Symptom).Where(wanted.Contains).Distinct().ToList();
        if (found.Count > 0)
            throw new FaultFound($"diagnose: found {string.Join(", ", found)}, which --fail-on names.");
    }

    private Diagnosis Probed(MeasuredRun run, Diagnosis diagnosis)
    {
        if (run.Config is not { } config)
            throw new ConfigException($"--probe: {run.Record.Folder} has no config, so no variant can be trained; omit --probe.");
        if (diagnosis.Verdict == Symptom.Healthy)
            return diagnosis;
        var data = run.Record.Manifest?.Data;
        var variants = ProbeVariant.Of(config, data is null ? null : data.TrainingSamples + data.ValidationSamples);
        using var folder = new ScratchFolder();
        // The experiments of one command need distinct names.
        RunPlan Plan(ExperimentConfig of, string name) => new(of with { Name = name }, folder.At(name));
        List<RunPlan> plans =
            [Plan(ProbeVariant.Short(config), "untouched"), .. variants.Select(variant => Plan(variant.Config, variant.Name))];
        Train(folder.Path, plans, snapshots: false, notes: false);
        var runs = MeasuredRun.From([.. plans.Select(plan => RunStore.Read(plan.Folder))]);
        return ProbeVerdict.Of(diagnosis, runs[0], [.. variants.Zip(runs.Skip(1))]);
    }

    private string Trained(ConfigArgument config)
    {
        var plan = new RunPlan(config.Config, Out ?? RunStore.FreshFolder("runs", config.Config.Name)) { Source = config.Source };
        Train(plan.Folder, [plan], snapshots: false, notes: true);
        return plan.Folder;
    }

    private List<string> Wanted()
    {
        var names = FailOn?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        if (Array.Find(names, name => name != Any && !Symptom.All.Contains(name)) is { } unknown)
        {
            throw new ConfigException(
                $"--fail-on {unknown}: no such symptom{Configuration.Shapes.Nearest.Hint(unknown, Symptom.All)}; valid are {Any}, "
                    + $"{string.Join(", ", Symptom.All)}.");
        }
        return names.Contains(Any) ? [.. Symptom.All.Where(Symptom.IsFault), .. names] : [.. names];
    }

    private const string Any = "any";

    private static string Wrapped(IReadOnlyList<string> names) => string.Join(",\n", names.Chunk(3).Select(line =>
        $"  {string.Join(", ", line)}"));
}
