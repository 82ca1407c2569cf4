using TorchVanish.Runs.Tests;


namespace TorchVanish.Configuration.Tests;

public class ConfigNotesTests
{
    [Theory]
    [InlineData("model.initialization=he_normal",
        "model.initialization is he_normal while the activation is sigmoid: its variance 2/fan_in is derived for ReLU")]
    [InlineData("model={\"initialization\":\"he_uniform\",\"activation\":\"tanh\"}", "initialization for tanh is xavier_normal.")]
    [InlineData("model={\"initialization\":\"he_normal\",\"activation\":\"selu\"}", "initialization for selu is lecun_normal.")]
    [InlineData("model.activation=relu",
        "model.initialization is xavier_normal with relu in 10 layers, too small to keep the signal: at most 0.00195 of its variance")]
    [InlineData("model={\"activation\":\"tanh\",\"initialization\":\"pytorch_default\"}",
        "5.1·10⁻⁵ of its variance remains at the last hidden layer; the usual initialization for tanh is xavier_normal.")]
    [InlineData("model={\"activation\":\"relu\",\"initialization\":{\"kind\":\"he_normal\",\"gain\":2}}",
        "large that the signal's variance grows 262000 times up to the last hidden layer; the usual initialization for relu is he_normal.")]
    [InlineData("model.initialization={\"kind\":\"normal\",\"weight_std\":0}",
        "model.initialization makes every weight 0, so δ is exactly zero below the output layer")]
    [InlineData("model.initialization=constant", "model.initialization makes every weight 0,")]
    [InlineData("model.initialization={\"kind\":\"constant\",\"weight\":1}",
        "model.initialization makes every weight 1, so all units of a layer compute the same")]
    [InlineData("model={\"kind\":\"lstm\",\"recurrent_initialization\":\"constant\"}",
        "model.recurrent_initialization makes every weight 0,")]
    [InlineData("model={\"kind\":\"rnn\",\"initialization\":\"he_normal\"}",
        "model.initialization is he_normal while the activation is tanh")]
    [InlineData("model.activation=identity", "model.activation makes the network a linear map")]
    [InlineData("training.learning_rate=0", "training.learning_rate is 0, so no weight changes; the usual rate of sgd is 0.1.")]
    [InlineData("training.learning_rate=1e6",
        "training.learning_rate is 1000000, 1.0·10⁷ times the usual rate of sgd, 0.1; training may diverge.")]
    [InlineData("training={\"optimizer\":\"adam\",\"learning_rate\":0.1}",
        "training.learning_rate is 0.1, 100 times the usual rate of adam, 0.001; training may diverge.")]
    [InlineData("training={\"learning_rate\":1,\"momentum\":0.9}",
        "training.learning_rate is 1 with momentum 0.9, in effect 10, 100 times the usual rate of sgd, 0.1;")]
    [InlineData("training.learning_rate=1e-6", "training.learning_rate is 1E-06, while the usual rate of sgd is 0.1; weights hardly move.")]
    [InlineData("training.optimizer=adam", "training.learning_rate is not set, so the usual rate of adam, 0.001, is used.")]
    [InlineData("training.optimizer=rmsprop", "training.learning_rate is not set, so the usual rate of rmsprop, 0.001, is used.")]
    [InlineData("training={\"learning_rate\":0.1,\"weight_decay\":10}",
        "training.weight_decay is 10; with learning rate 0.1, every step subtracts the whole weight or more")]
    [InlineData("replicates=1", "replicates is 1, so no number has an interval; the default is 8.")]
    public void AnUnusualSettingGetsOneSentenceWithTheUsualValue(string set, string expected)
    {
        var note = Assert.Single(ConfigNotes.Of(ReadConfig.From("{}", set)));
        Assert.Contains(expected, note);
        Assert.EndsWith(".", note);
        Assert.DoesNotContain('\n', note);
    }

    [Theory]
    [InlineData("softmax", 10, "cross_entropy", "the loss cannot fall below ln(e + 9) - 1 = 1.4612; omit the activation")]
    [InlineData("softmax", 2, "cross_entropy", "ln(e + 1) - 1 = 0.3133")]
    [InlineData("softmax", 1, "binary_cross_entropy", "The last layer is a softmax over one unit, so its output is 1 for every sample")]
    [InlineData("sigmoid", 1, "binary_cross_entropy_with_logits", "applies sigmoid itself")]
    [InlineData("relu", 3, "cross_entropy", "expects logits, which can be any number")]
    [InlineData("identity", 3, "categorical_cross_entropy", "expects probabilities that add up to 1, and the last layer is identity")]
    [InlineData("identity", 1, "binary_cross_entropy", "expects a probability for each output, and the last layer is identity")]
    [InlineData("relu", 3, "squared_error", null)]
    [InlineData("softmax", 3, "categorical_cross_entropy", null)]
    [InlineData("sigmoid", 1, "binary_cross_entropy", null)]
    [InlineData("identity", 3, "cross_entropy", null)]
    public void AnOutputThatDoesNotGoWithTheLossIsNoted(string activation, int units, string loss, string? expected)
    {
        var notes = ConfigNotes.Of(ReadConfig.From("{}", Sequential(activation, units), $"training.loss={loss}"));
        if (expected is null)
            Assert.Empty(notes);
        else
            Assert.Contains(expected, Assert.Single(notes));
    }

    [Fact]
    public void ABoundedOutputForNumbersIsNoted()
    {
        var table = "data={\"kind\":\"csv\",\"path\":\"t.csv\",\"label_column\":\"y\",\"task\":\"regression\"}";
        var notes = ConfigNotes.Of(ReadConfig.From("{}", table, Sequential("sigmoid", 1), "training.loss=squared_error"));
        Assert.Contains("The last layer is sigmoid, whose outputs are in [0, 1]", Assert.Single(notes));
    }

    [Fact]
    public void TheFirstLayerWithAnUnusualLawIsNamed()
    {
        var layers = "model={\"kind\":\"sequential\",\"layers\":[{\"kind\":\"linear\",\"out_features\":4},"
            + "{\"kind\":\"linear\",\"out_features\":3,\"initialization\":{\"kind\":\"constant\",\"weight\":1}}]}";
        Assert.Contains("model.layers[1].initialization makes every weight 1,",
            Assert.Single(ConfigNotes.Of(ReadConfig.From("{}", layers))));
    }

    private static string Sequential(string activation, int units) =>
        $"model={{\"kind\":\"sequential\",\"layers\":[{{\"kind\":\"linear\",\"out_features\":{units},\"activation\":\"{activation}\"}}]}}";

    [Fact]
    public void ASmallBatchWithBatchNormIsNoted() =>
        Assert.Contains("training.batch_size is 4, too small",
            Assert.Single(ConfigNotes.Of(ReadConfig.From("{}", "model.normalization=batch_norm", "training.batch_size=4"))));

    [Theory]
    [InlineData("name=default")]
    [InlineData("training={\"optimizer\":\"adam\",\"learning_rate\":0.01}")]
    [InlineData("model={\"activation\":\"relu\",\"initialization\":\"he_normal\",\"depth\":100}")]
    [InlineData("model={\"activation\":\"relu\",\"depth\":3}")]
    [InlineData("model={\"activation\":\"relu\",\"normalization\":\"batch_norm\"}")]
    [InlineData("model={\"initialization\":\"he_normal\",\"residual\":\"block\"}")]
    [InlineData("model={\"activation\":\"tanh\",\"initialization\":{\"kind\":\"he_normal\",\"gain\":0.7}}")]
    public void AnOrdinarySettingGetsNone(string set) => Assert.Empty(ConfigNotes.Of(ReadConfig.From("{}", set)));

    /// <summary>One config shows what the note warns of; the other is linear because its theory is exact there.</summary>
    [Fact]
    public void OnlyTheseCommittedConfigsGetANote() =>
        Assert.Equal(
            ["orthogonal-linear-20-jacobians", "relu-30-xavier"],
            RepositoryFiles.ConfigFiles().Select(path => ConfigReader.ReadFile(path)).Where(config => ConfigNotes.Of(config).Count > 0)
                .Select(config => config.Name));
}
