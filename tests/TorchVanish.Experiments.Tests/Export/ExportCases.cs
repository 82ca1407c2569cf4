using TorchVanish.Configuration;
using TorchVanish.Runs.Files;

namespace TorchVanish.Experiments.Tests.Export;

/// <summary>Small configs that name each kind of the catalogue once or more.</summary>
internal static class ExportCases
{
    private const string Common = """
        "training": {"batch_size": 8, "steps": 4, "learning_rate": 0.05}, "dtype": "float64"
        """;

    private static readonly Dictionary<string, string> Bases = new()
    {
        ["mlp"] = Base("""{"kind": "spirals", "samples": 40}""", """{"kind": "mlp", "depth": 6, "width": 5, "activation": "tanh"}"""),
        ["labels"] = Base(
            """{"kind": "csv", "path": "multilabel.csv", "task": "multilabel", "label_columns": ["p", "q", "r"]}""",
            """{"kind": "mlp", "depth": 2, "width": 5}"""),
        ["numbers"] = Base(
            """{"kind": "csv", "path": "numbers.csv", "task": "regression", "label_column": "p"}""",
            """{"kind": "mlp", "depth": 2, "width": 5}"""),
        ["rnn"] = Base("""{"kind": "temporal_order", "samples": 40, "length": 12}""", """{"kind": "rnn", "hidden_size": 5}"""),
        ["copy"] = Base("""{"kind": "copy", "samples": 40, "delay": 4}""", """{"kind": "rnn", "hidden_size": 5}"""),
        ["linear"] = Base(
            """{"kind": "moons", "samples": 40}""",
            """
            {"kind": "sequential", "layers": [{"kind": "linear", "out_features": 5, "activation": "tanh"}, LAYERS,
            {"kind": "linear", "out_features": OUT, "activation": "LAST"}]}
            """),
        ["image"] = Base(
            """{"kind": "gaussian", "features": 64, "classes": 3, "samples": 40}""",
            """{"kind": "sequential", "layers": [LAYERS, {"kind": "flatten"}, {"kind": "linear", "out_features": 3}]}"""),
        ["sequence"] = Base(
            """{"kind": "temporal_order", "samples": 40, "length": 12}""",
            """
            {"kind": "sequential", "layers": [{"kind": "linear", "out_features": 6}, LAYERS,
            {"kind": "self_attention", "heads": 3, "causal": true, "initialization": "he_uniform"},
            {"kind": "flatten"}, {"kind": "linear", "out_features": 4}]}
            """),
    };

    private static string Base(string data, string model) => $"{{\"data\": {data}, \"model\": {model}, ";

    /// <param name="label">A base, then overrides behind '|'; LAYERS, OUT and LAST are replaced in the base.</param>
    public static ExperimentConfig Of(string label, string folder)
    {
        var parts = label.Split('|', StringSplitOptions.TrimEntries);
        var places = parts[1..].Where(part => char.IsAsciiLetterUpper(part[0])).Select(part => part.Split('=', 2))
            .ToDictionary(part => part[0], part => part[1]);
        var json = Bases[parts[0]].Replace("LAYERS,", places.TryGetValue("LAYERS", out var layers) ? $"{layers}," : "")
            .Replace("OUT", places.GetValueOrDefault("OUT", "2")).Replace("LAST", places.GetValueOrDefault("LAST", "identity"));
        return ConfigReader.Read($"{json} {Common} }}", label, folder, parts[1..].Where(part => char.IsAsciiLetterLower(part[0])));
    }

    /// <summary>Tables for the bases that read one.</summary>
    public static void WriteTables(string folder)
    {
        var random = new Random(1);
        string[] rows =
        [
            .. Enumerable.Range(0, 40).Select(_ => string.Join(',', Enumerable.Range(0, 7).Select(column =>
                column < 4 ? $"{random.NextDouble():F3}" : $"{random.Next(2)}"))),
        ];
        AtomicFile.WriteText(Path.Combine(folder, "multilabel.csv"), $"a,b,c,d,p,q,r\n{string.Join('\n', rows)}\n");
        AtomicFile.WriteText(Path.Combine(folder, "numbers.csv"), string.Join('\n', Enumerable.Range(0, 40).Select(i =>
            $"{random.NextDouble():F3},{random.NextDouble():F3},{i % 7}").Prepend("a,b,p")) + "\n");
    }

    /// <summary>Each kind of each choice of the catalogue that changes the code.</summary>
    public static TheoryData<string> All()
    {
        var cases = new TheoryData<string>();
        foreach (var activation in ConfigKinds.Of<ActivationConfig>())
            // One layer, because exp(exp(z)) is soon infinite.
            cases.Add($"mlp|model.activation={activation}|model.depth=1");
        foreach (var other in Others)
            cases.Add(other);
        foreach (var optimizer in ConfigKinds.Of<OptimizerConfig>())
        {
            cases.Add($"mlp|training.optimizer={optimizer}");
            cases.Add($"mlp|training.optimizer={optimizer}|training.weight_decay=0.1|training.learning_rate=0.02"
                + Arguments.GetValueOrDefault(optimizer, "|training.optimizer.eps=0.001"));
        }
        foreach (var schedule in ConfigKinds.Of<ScheduleConfig>())
        {
            cases.Add($"mlp|training.schedule={schedule}" + Arguments.GetValueOrDefault(schedule, ""));
            cases.Add($"mlp|training.schedule={schedule}|training.schedule.warmup_steps=2" + Arguments.GetValueOrDefault(schedule, ""));
        }
        foreach (var clipping in ConfigKinds.Of<ClippingConfig>())
            cases.Add($"mlp|training.clipping={clipping}" + Arguments.GetValueOrDefault(clipping, ""));
        foreach (var loss in Enum.GetValues<Loss>())
        {
            var name = RecordJson.Name(loss.ToString());
            cases.Add($"linear|training.loss={name}|LAST=sigmoid");
            cases.Add($"linear|training.loss={name}|LAST=softmax");
            if (loss != Loss.CrossEntropy)
                cases.Add($"linear|training.loss={name}|LAST=sigmoid|OUT=1");
            if (loss is not (Loss.CrossEntropy or Loss.CategoricalCrossEntropy))
                cases.Add($"labels|training.loss={name}");
            if (loss is Loss.SquaredError or Loss.AbsoluteError or Loss.Huber)
                cases.Add($"numbers|training.loss={name}");
            cases.Add($"copy|training.loss={name}");
        }
        return cases;
    }

    private static readonly Dictionary<string, string> Arguments = new()
    {
        ["sgd"] = "|training.momentum=0.9|training.nesterov=true",
        ["adam"] = "|training.optimizer.beta1=0.8|training.optimizer.beta2=0.9|training.optimizer.eps=0.01",
        ["adamw"] = "|training.optimizer.beta1=0.8|training.optimizer.beta2=0.9|training.optimizer.eps=0.01",
        ["rmsprop"] = "|training.optimizer.alpha=0.8|training.optimizer.eps=0.01|training.momentum=0.5",
        ["adagrad"] = "|training.optimizer.initial_accumulator_value=0.1|training.optimizer.eps=0.01",
        ["adadelta"] = "|training.optimizer.rho=0.8|training.optimizer.eps=0.01",
        ["step"] = "|training.schedule.every=2|training.schedule.factor=0.3",
        ["cosine"] = "|training.schedule.final_fraction=0.2",
        ["exponential"] = "|training.schedule.factor=0.7",
        ["norm"] = "|training.clipping.max_norm=0.01",
        ["value"] = "|training.clipping.clip_value=0.001",
    };

    // Layer kinds, shortcuts, normalizations, cells, arguments of activations.
    private static readonly string[] Others =
    [
        "mlp|dtype=float32", "mlp|model.width=[7,7,7,4,4,3]", "mlp|model.depth=1", "mlp|training.gradient_accumulation=3",
        "mlp|model.residual=identity", "mlp|model.residual=block",
        "mlp|model.activation=leaky_relu|model.activation.negative_slope=0.3", "mlp|model.activation=elu|model.activation.alpha=0.3",
        "mlp|model.activation=prelu|model.activation.init=0.7",
        "mlp|model.normalization=batch_norm", "mlp|model.normalization=layer_norm",
        "mlp|model.normalization=batch_norm|model.normalization.position=after_activation|model.normalization.eps=0.1"
            + "|model.normalization.momentum=0.3",
        "mlp|model.normalization=layer_norm|model.normalization.position=after_activation|model.normalization.eps=0.1",
        "rnn|model.nonlinearity=relu", "rnn|model.kind=lstm|model.forget_bias=1", "rnn|model.kind=gru", "rnn|dtype=float32",
        "copy|model.kind=lstm", "copy|model.kind=gru",
        """linear|LAYERS={"kind": "batch_norm", "eps": 0.01}, {"kind": "activation", "activation": "relu"}""",
        """linear|LAYERS={"kind": "layer_norm"}, {"kind": "dropout", "p": 0.3}""",
        """linear|LAYERS={"kind": "linear", "out_features": 5, "bias": false, "regularization": {"l1": 0.1, "l2": 0.2}}""",
        $"linear|LAYERS={Branch(""" "scale": 0.5,""", $"{Inner}, {Norm}")}, {Norm}",
        $"linear|LAYERS={Repeated(Five, 8)}",
        $"linear|LAYERS={Repeated(Branch("", $"{Five}, {Five}"), 5)}",
        $"linear|LAYERS={Repeated($"{Five}, {Norm}, {Relu}", 4)}",
        """image|LAYERS={"kind": "conv2d", "out_channels": 3, "kernel_size": 3, "activation": "hard_tanh"}, """ + Pool("max", 2, 2),
        """image|LAYERS={"kind": "conv2d", "out_channels": 3, "kernel_size": 3, "padding": "same"}, """
            + $"{Pool("average", 3, 2)}, {Norm}",
        """image|LAYERS={"kind": "conv2d", "out_channels": 3, "kernel_size": 3, "padding": "same", "stride": 2, "bias": false}, """
            + """{"kind": "layer_norm"}""",
        """image|LAYERS={"kind": "conv2d", "out_channels": 3, "kernel_size": 4, "padding": "same", "regularization": {"l2": 0.1}}""",
        $"image|LAYERS={Pool("max", 3, 1)}",
        "sequence", """sequence|LAYERS={"kind": "self_attention", "bias": false}, {"kind": "layer_norm"}""",
    ];

    private const string Five = """{"kind": "linear", "out_features": 5, "activation": "elu"}""";
    private const string Inner = """{"kind": "linear", "name": "inner", "out_features": 5}""";
    private const string Norm = """{"kind": "batch_norm"}""";
    private const string Relu = """{"kind": "activation", "activation": "relu"}""";

    private static string Branch(string scale, string layers) => $$"""{"kind": "residual",{{scale}} "layers": [{{layers}}]}""";

    private static string Pool(string kind, int size, int stride) =>
        $$"""{"kind": "{{kind}}_pool2d", "kernel_size": {{size}}, "stride": {{stride}}}""";

    private static string Repeated(string layers, int times) => string.Join(", ", Enumerable.Repeat(layers, times));
}
