using TorchVanish.Analysis.Prescription;
using TorchVanish.Configuration;

namespace TorchVanish.Analysis.Tests.Prescription;

public sealed class PrescriberTests
{
    private static readonly ExperimentConfig Sigmoid = new() { Name = "sigmoid-10" };

    /// <summary>Only relu cures; everything else leaves the network at a guess with some noise.</summary>
    [Fact]
    public void ThePlantedCureIsPrescribed()
    {
        var trainer = new MadeUpTrainer((config, seed) => (IsRelu(config) ? 0.9 : 0.33) + Noise(config, seed));
        var prescription = Run(trainer);
        Assert.Equal(PrescriptionAnswer.Change, prescription.Answer);
        Assert.Equal(["activation-relu"], prescription.Chosen!.Proposal.Parts);
        Assert.InRange(prescription.Chosen.Gain.Estimate, 0.55, 0.59);
        Assert.True(prescription.Chosen.Round.Fresh);
        Assert.Equal(RemedyVerdict.Helps, prescription.Remedies[0].Verdict);
        Assert.StartsWith("Try relu as the activation.", PrescriptionWords.Answer(prescription), StringComparison.Ordinal);
    }

    /// <summary>The cure needs two changes that no pair of the catalogue has: the leaders of a round are combined.</summary>
    [Fact]
    public void LeadersAreCombined()
    {
        var trainer = new MadeUpTrainer((config, seed) =>
            0.33 + (config.Training.Clipping is NormClippingConfig ? 0.1 : 0) + (config.Model is MlpConfig { Depth: 5 } ? 0.1 : 0)
            + (config is { Training.Clipping: NormClippingConfig, Model: MlpConfig { Depth: 5 } } ? 0.3 : 0) + Noise(config, seed));
        var prescription = Run(trainer);
        Assert.Equal(["clipping-norm", "depth-half"], prescription.Chosen!.Proposal.Parts.Order(StringComparer.Ordinal));
    }

    /// <summary>The final comparison is on seeds that no earlier round has used: what was lucky there is lucky no more.</summary>
    [Fact]
    public void LuckOnTheSeedsOfTheSearchIsNoCure()
    {
        var trainer = new MadeUpTrainer((config, seed) => 0.4 + (seed < 10_000 && IsRelu(config) ? 0.3 : 0) + Noise(config, seed));
        var prescription = Run(trainer);
        Assert.Equal(PrescriptionAnswer.NoEffectShown, prescription.Answer);
        Assert.Null(prescription.Prescribed);
        var final = trainer.Rounds.Single(round => round.Round == "final").Trials[0].Config;
        Assert.All(trainer.Rounds.Where(round => round.Round != "final").SelectMany(round => round.Trials), trial =>
            Assert.True(trial.Config.SeedOf(trial.Config.Replicates - 1) < final.Seed));
    }

    /// <summary>Random labels: nothing helps, and that is an answer.</summary>
    [Fact]
    public void WhereNothingHelpsThatIsSaid()
    {
        var prescription = Run(new MadeUpTrainer((config, seed) => 0.33 + (Noise(config, seed) / 4)));
        Assert.Equal(PrescriptionAnswer.NoneHelps, prescription.Answer);
        Assert.StartsWith("None helps:", PrescriptionWords.Answer(prescription), StringComparison.Ordinal);
    }

    /// <summary>An accuracy of 97% leaves less to gain than is worth a change in health.</summary>
    [Fact]
    public void AHealthyRunIsLeftAlone()
    {
        var trainer = new MadeUpTrainer((config, seed) => 0.97 + (Noise(config, seed) / 4));
        var prescription = Run(trainer);
        Assert.Equal(PrescriptionAnswer.NothingIsWrong, prescription.Answer);
        Assert.Null(prescription.Chosen);
        Assert.Single(trainer.Rounds);
    }

    /// <summary>All replicates of the untouched run diverge, and a tenth of the rate cures.</summary>
    [Fact]
    public void ARunThatDivergesIsCured()
    {
        var prescription = Run(new MadeUpTrainer((config, seed) =>
            config.Training.LearningRate < 0.05 ? 0.8 + Noise(config, seed) : double.NaN));
        Assert.Equal(PrescriptionAnswer.Change, prescription.Answer);
        Assert.Equal(6, prescription.Untouched.Diverged);
        Assert.Equal(1 / 3.0, prescription.Untouched.Score.Estimate, 12);
        Assert.True(prescription.Prescribed!.Training.LearningRate < 0.05);
    }

    /// <summary>A remedy that is refused is not trained.</summary>
    [Fact]
    public void WhatIsRefusedIsLeftOut()
    {
        var trainer = new MadeUpTrainer((config, seed) => (IsRelu(config) ? 0.9 : 0.33) + Noise(config, seed))
        {
            Refuse = config => IsRelu(config) ? "no" : null,
        };
        Assert.Equal(PrescriptionAnswer.NoneHelps, Run(trainer).Answer);
    }

    /// <summary>Relu with He weights is as good as relu: the smaller change suffices.</summary>
    [Fact]
    public void TheSmallestChangeThatSufficesIsTaken()
    {
        var trainer = new MadeUpTrainer((config, seed) =>
            (IsRelu(config) ? 0.9 : config.Model is MlpConfig { Initialization: HeNormalConfig } ? 0.5 : 0.33) + Noise(config, seed));
        Assert.Equal(["activation-relu"], Run(trainer).Chosen!.Proposal.Parts);
    }

    [Fact]
    public void RandomSearchIsComparedOnFreshSeeds()
    {
        var trainer = new MadeUpTrainer((config, seed) => (IsRelu(config) ? 0.9 : 0.33) + Noise(config, seed));
        var prescriber = new Prescriber(Sigmoid, trainer, new SearchBudget());
        var prescription = prescriber.BesideRandom(prescriber.Run());
        var baseline = prescription.Baseline!;
        Assert.Equal(baseline.Prescribed!.Score - baseline.Random!.Score, baseline.Difference.Estimate, 12);
        var random = trainer.Rounds.Single(round => round.Round == "random").Trials;
        var trainings = random.Skip(1).Sum(trial => trial.Config.Training.Steps / 1000.0);
        Assert.InRange(trainings, 1, Math.Max(SearchBudget.Usual, prescription.Spent));
    }

    private static Analysis.Prescription.Prescription Run(MadeUpTrainer trainer) =>
        new Prescriber(Sigmoid, trainer, new SearchBudget()).Run();

    private static bool IsRelu(ExperimentConfig config) => config.Model is MlpConfig { Activation: ReluConfig };

    /// <summary>Within 0.01 of 0, from the arguments alone.</summary>
    private static double Noise(ExperimentConfig config, int seed)
    {
        var z = (((ulong)(uint)seed * 1_000_003) + (ulong)config.Name.Sum(letter => (long)letter)) * 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        return ((z ^ (z >> 31)) / (double)ulong.MaxValue * 0.02) - 0.01;
    }
}
