using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Tests whether the derivatives of the note's three activations have the ranges that its table states.</summary>
public sealed class DerivativeRange : Claim
{
    private const int Points = 1000;

    // The spacing of float32 numbers near 1 is 6·10⁻⁸, so this limit allows for a few roundings in φ and φ′.
    private const double Rounding = 1e-6;

    // One point in a thousand: the smallest share that a thousand points per replicate can detect.
    private const double NearlyAll = 0.999;

    private const double Extreme = 5;

    private static readonly (string label, ActivationConfig activation)[] Activations =
    [
        ("sigmoid", new SigmoidConfig()),
        ("tanh", new TanhConfig()),
        ("ReLU", new ReluConfig()),
        (DerivativeFigure.Leaky, new LeakyReluConfig { NegativeSlope = 0.1 }),
        ("ELU", new EluConfig()),
        ("SiLU", new SiluConfig()),
        ("GELU", new GeluConfig()),
    ];

    public override string Id => "derivative-range";

    public override int Order => 36;

    public override string Statement =>
        "The derivatives of sigmoid and tanh lie between 0 and 1, with maxima of 0.25 and 1, and vanish for extreme inputs. The "
        + "derivative of ReLU is 0 or 1.";

    public override IReadOnlyList<string> Sentences =>
    [
        "If **activation functions** like **Sigmoid** or **Tanh** are used, their derivatives are **between 0 and 1**.",
        "Sigmoid Max gradient = 0.25 (vanishes for extreme inputs).",
        "Tanh Max gradient = 1 (still vanishes for large inputs).",
        "ReLU Gradient = 0 (if input < 0) or 1 (if input > 0).",
    ];

    public override string Prediction =>
        "For inputs from −10 to 10, autograd's derivative of sigmoid lies between 0 and 1 and has a maximum of 0.25. The derivative of "
        + "tanh lies between 0 and 1 and has a maximum of 1. Both are close to zero beyond ±5. The derivative of ReLU is 0 for every "
        + "negative input and 1 for every positive input.";

    public override string Rule =>
        "Autograd computes the derivatives in float32 at 1000 random inputs in [−10, 10] per replicate, and at 0. For sigmoid and tanh, "
        + "the largest derivative (mean over replicates with its 95% interval) must be within 10⁻⁶ of 0.25 or 1, which allows for a few "
        + "roundings. Beyond |z| = 5, the largest derivative must be below a twentieth of that maximum, which is the definition of "
        + "saturation. The share of inputs with a derivative between 0 and 1 must be above 0.999 (exact 95% interval). For ReLU, the "
        + "derivative must be exactly 0 below 0 and exactly 1 above 0 for a share above 0.999 of the inputs other than 0. Supported if "
        + "all three activations behave as the note says, refuted if none does, conditional if only some do. Four other activations are "
        + "reported and do not affect the verdict.";

    public override string Source =>
        "σ′ = σ (1 − σ) and tanh′ = 1 − tanh². Bertoin et al. 2021 discuss ReLU′(0). Hendrycks & Gimpel 2016 (GELU) and Elfwing et al. "
        + "2018 (SiLU) describe activations with derivatives above 1.";

    public override string Reason => "σ′ = σ(1 − σ) and tanh′ = 1 − tanh² reach their maxima only at 0, and ReLU has no derivative at 0";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Activations.Select(a => At(a.activation, settings)), Precise(settings)];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it: sigmoid's derivative is at most {Spelling.Constant(ruling.Holding?.Measured.Estimate ?? 0.25)}, "
            + "tanh's at most 1, and ReLU's 0 or 1.",
        Verdict.Conditional => $"Not all three derivatives are as stated ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}).",
        _ => $"None of the three derivatives is as stated ({ruling.Failing?.Name}: {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}).",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var all = Activations.Select(a => (a.label, points: new DerivativePoints(evidence.Run(At(a.activation, evidence.Settings)))))
            .ToArray();
        var (sigmoid, tanh, relu, silu, gelu) = (all[0].points, all[1].points, all[2].points, all[5].points, all[6].points);
        var precise = new DerivativePoints(evidence.Run(Precise(evidence.Settings)));
        var largest = sigmoid.Largest();
        var step = relu.Share(IsStep).Estimate;
        var stated = step == 1 ? "every input" : $"{Spelling.Percent(step)} of the inputs";
        return new Judgement
        {
            Ruling = Rulings.Throughout(
                [
                    Bell("sigmoid", sigmoid, 0.25),
                    Bell("tanh", tanh, 1),
                    [new Case("ReLU, 0 or 1",
                        "share of inputs with a derivative of 0 below 0 and 1 above 0", relu.Share(IsStep), Bound.Above(NearlyAll),
                        NumberForm.Percent)],
                ]) with
            {
                Reported = new Case("GELU's maximum",
                "largest derivative for inputs from −10 to 10", gelu.Largest(), Bound.Between(0, 1, "from 0 to 1"))
            },
            Shows = $"Sigmoid's derivative is at most {Spelling.Constant(largest.Estimate)}, and tanh's is at most "
                + $"{Spelling.Constant(tanh.Largest().Estimate)}. Beyond ±5, they are at most "
                + $"{Spelling.Number(sigmoid.LargestBeyond(Extreme).Estimate)} and "
                + $"{Spelling.Number(tanh.LargestBeyond(Extreme).Estimate)}. ReLU's derivative is as stated at {stated}.",
            Details = $"Sigmoid's derivative is at most {Top(sigmoid)}, and tanh's is at most {Top(tanh)}. Beyond ±5, sigmoid's "
                + $"derivative is at most {Spelling.Number(sigmoid.LargestBeyond(Extreme).Estimate)} and tanh's is at most "
                + $"{Spelling.Number(tanh.LargestBeyond(Extreme).Estimate)}. ReLU's derivative is 0 below 0 and 1 above 0 at {stated}. "
                + $"At 0 itself, ReLU has no derivative, and autograd returns {Spelling.Constant(relu.AtZero.Derivative)}.",
            Boundary = "Other activations can have derivatives outside this range. SiLU's derivative goes from "
                + $"{Spelling.Number(silu.Smallest().Estimate)} to {Top(silu)}. GELU's derivative goes from "
                + $"{Spelling.Number(gelu.Smallest().Estimate)} to {Top(gelu)}; its exact maximum is at z = √2. "
                + $"{Underflow(tanh, precise)}",
            Figure = DerivativeFigure.Of(all),
        };
    }

    // The rows of the note's table for sigmoid and tanh, and its sentence about both.
    private static IReadOnlyList<Case> Bell(string name, DerivativePoints points, double maximum) =>
    [
        new($"{name}'s maximum",
            "largest derivative for inputs from −10 to 10", points.Largest(),
            Bound.Between(maximum - Rounding, maximum + Rounding, Spelling.Constant(maximum))),
        new($"{name} beyond ±5",
            "largest derivative for inputs beyond ±5", points.LargestBeyond(Extreme), Bound.Below(Quantities.SaturationShare * maximum)),
        new($"{name} in [0, 1]",
            "share of inputs with a derivative from 0 to 1", points.Share(row => row.Derivative is >= 0 and <= 1),
            Bound.Above(NearlyAll), NumberForm.Percent),
    ];

    private static bool IsStep(DerivativeRow row) => row.Input == 0 || row.Derivative == (row.Input > 0 ? 1 : 0);

    private static string Top(DerivativePoints points)
    {
        // 0 is one of the inputs. A maximum elsewhere is found only at the nearest random input.
        var input = points.InputOfLargest().Estimate;
        return $"{Spelling.Constant(points.Largest().Estimate)} "
            + $"({(input == 0 ? "at z = 0" : $"at about z = {Spelling.Constant(input)}")})";
    }

    // Positive except for rounding: if tanh² rounds to 1, the difference is 0.
    private static string Underflow(DerivativePoints tanh, DerivativePoints precise)
    {
        var (zero, preciseZero) = (tanh.NearestZero(), precise.NearestZero());
        return !zero.IsKnown
            ? "tanh's derivative is not exactly 0 anywhere between −10 and 10."
            : "Mathematically, tanh's derivative is positive everywhere. In float32 it is exactly 0 from |z| = "
                + $"{Spelling.Number(zero.Estimate)} on, because tanh rounds to 1 there. In float64 it is exactly 0 "
                + $"{(preciseZero.IsKnown ? $"from {Spelling.Number(preciseZero.Estimate)} on" : "nowhere up to 10")}.";
    }

    private static ExperimentConfig At(ActivationConfig activation, ClaimSettings settings) =>
        Network(activation).AtInitialization(settings);

    private static ExperimentConfig Precise(ClaimSettings settings) =>
        (Network(new TanhConfig()) with { Dtype = Dtype.Float64 }).AtInitialization(settings);

    private static NoteNetwork Network(ActivationConfig activation) => new(activation) { Depth = 1, DerivativePoints = Points };
}
