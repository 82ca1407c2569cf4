using TorchVanish.Analysis.Curves;
using TorchVanish.Analysis.Views;
using TorchVanish.Analysis.Words;
using TorchVanish.Configuration;
using TorchVanish.Runs;

namespace TorchVanish.Analysis.Claims.Ledger;

/// <summary>Do the derivatives of the note's three activations lie where its table puts them?</summary>
public sealed class DerivativeRange : Claim
{
    private const int Points = 1000;

    // float32 has a last digit of 6·10⁻⁸ at 1: this leaves room for a few roundings in φ and φ′.
    private const double Rounding = 1e-6;

    // One point in a thousand: what a thousand points a replicate can tell from none.
    private const double NearlyAll = 0.999;

    private const double Extreme = 5;

    // What saturated means in saturated_fraction.
    private const double Saturated = 0.05;

    private const string Leaky = "LeakyReLU, slope 0.1";

    private static readonly (string label, ActivationConfig activation)[] Activations =
    [
        ("sigmoid", new SigmoidConfig()),
        ("tanh", new TanhConfig()),
        ("ReLU", new ReluConfig()),
        (Leaky, new LeakyReluConfig { NegativeSlope = 0.1 }),
        ("ELU", new EluConfig()),
        ("SiLU", new SiluConfig()),
        ("GELU", new GeluConfig()),
    ];

    public override string Id => "derivative-range";

    public override int Order => 36;

    public override string Statement =>
        "The derivatives of sigmoid and tanh lie between 0 and 1, with maxima 0.25 and 1, and vanish for extreme inputs; ReLU's is 0 or 1.";

    public override IReadOnlyList<string> Sentences =>
    [
        "If **activation functions** like **Sigmoid** or **Tanh** are used, their derivatives are **between 0 and 1**.",
        "Sigmoid Max gradient = 0.25 (vanishes for extreme inputs).",
        "Tanh Max gradient = 1 (still vanishes for large inputs).",
        "ReLU Gradient = 0 (if input < 0) or 1 (if input > 0).",
    ];

    public override string Prediction =>
        "Over inputs from −10 to 10, autograd's derivative of sigmoid lies between 0 and 1 with a maximum of 0.25, that of tanh between 0 "
            + "and 1 with a maximum of 1, both next to nothing beyond 5; that of ReLU is 0 at every negative and 1 at every positive "
            + "input.";

    public override string Rule =>
        "Autograd at 1000 random inputs in [−10, 10] a replicate, and at 0, in float32. Sigmoid and tanh: the largest derivative, mean "
        + "over replicates with its 95% interval, within 10⁻⁶ of 0.25 or 1 (a few roundings), and beyond |z| = 5 below a twentieth of "
        + "that, which is what saturated means here; "
        + "the share of inputs whose derivative is between 0 and 1, with an exact 95% interval, above 0.999. ReLU: the share of inputs "
        + "other than 0 whose derivative is exactly 0 below 0 and 1 above, above 0.999. "
        + "Supported if all three activations are as the note says, refuted if none is, conditional if some are. Beside them, without a "
        + "vote, four others.";

    public override string Source =>
        "σ′ = σ (1 − σ), tanh′ = 1 − tanh²; Bertoin et al. 2021 on ReLU′(0); Hendrycks & Gimpel 2016 (GELU) and Elfwing et al. 2018 "
            + "(SiLU) for derivatives above 1.";

    public override string Reason => "σ′ = σ(1 − σ) and tanh′ = 1 − tanh² are largest at 0 alone, and ReLU has no derivative at 0 itself";

    public override IReadOnlyList<ExperimentConfig> Experiments(ClaimSettings settings) =>
        [.. Activations.Select(a => At(a.activation, settings)), Precise(settings)];

    protected override string Correct(Ruling ruling) => ruling.Verdict switch
    {
        Verdict.Supported => $"Keep it: sigmoid's derivative is at most {Spelling.Constant(ruling.Holding?.Measured.Estimate ?? 0.25)}, "
            + "tanh's at most 1, ReLU's 0 or 1.",
        Verdict.Conditional => $"Not all three derivatives are so: {ruling.Failing?.Name} is {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}.",
        _ => $"None of the three derivatives is so: {ruling.Failing?.Name} is {ruling.Failing?.Number}, not "
            + $"{ruling.Failing?.Expected.Words}.",
    };

    public override Judgement Judge(Evidence evidence)
    {
        var all = Activations.Select(a => (a.label, points: new DerivativePoints(evidence.Run(At(a.activation, evidence.Settings)))))
            .ToArray();
        var (sigmoid, tanh, relu, silu, gelu) = (all[0].points, all[1].points, all[2].points, all[5].points, all[6].points);
        var precise = new DerivativePoints(evidence.Run(Precise(evidence.Settings)));
        var largest = sigmoid.Largest();
        return new Judgement
        {
            Ruling = Rulings.Throughout(
                [
                    Bell("sigmoid", sigmoid, 0.25),
                    Bell("tanh", tanh, 1),
                    [new Case("ReLU's steps",
                        "share of inputs whose derivative is 0 below 0 and 1 above", relu.Share(IsStep), Bound.Above(NearlyAll),
                        NumberForm.Percent)],
                ]) with
            { Told = new Case("GELU's maximum",
                "largest derivative among inputs from −10 to 10", gelu.Largest(), Bound.Between(0, 1, "from 0 to 1")) },
            Shows = $"Sigmoid's derivative is at most {Spelling.Constant(largest.Estimate)}, tanh's at most "
                + $"{Spelling.Constant(tanh.Largest().Estimate)}; "
                + $"beyond ±5 they are at most {Spelling.Number(sigmoid.LargestBeyond(Extreme).Estimate)} and "
                + $"{Spelling.Number(tanh.LargestBeyond(Extreme).Estimate)}. "
                + $"ReLU's derivative is as stated{(relu.Share(IsStep).Estimate == 1 ? " at every input" : $" at {Spelling.Percent(relu.Share(IsStep).Estimate)} of the inputs")}.",
            Details = $"Sigmoid's derivative is at most {Top(sigmoid)}, tanh's at most {Top(tanh)}; beyond 5 on either side "
                + $"{Spelling.Number(sigmoid.LargestBeyond(Extreme).Estimate)} and "
                + $"{Spelling.Number(tanh.LargestBeyond(Extreme).Estimate)} are the most that is left. "
                + "ReLU's is 0 below 0 and 1 above at "
                + $"{(relu.Share(IsStep).Estimate == 1 ? "every one" : Spelling.Percent(relu.Share(IsStep).Estimate))} of the inputs; at "
                + $"0 itself it has none, and autograd takes {Spelling.Constant(relu.AtZero.Derivative)}.",
            Boundary = "Between 0 and 1 is a property of these functions, not of activations: SiLU's derivative goes from "
                + $"{Spelling.Number(silu.Smallest().Estimate)} to {Top(silu)}, GELU's from {Spelling.Number(gelu.Smallest().Estimate)} "
                + $"to {Top(gelu)}, on paper at z = √2. {Underflow(tanh, precise)}",
            Figure = ClaimFigures.View([.. all.Select(a => a.points.Run)], Headline(sigmoid, tanh, gelu), Caption, columns: 2,
                [.. Panels(all)]) with { Variants = CurveVariants.Marked },
        };
    }

    private const string Caption =
        "Derivatives by autograd in float32, along the inputs of the first replicate. Marks: where a derivative is largest, and for SiLU "
        + "and GELU where it is smallest; for ReLU and LeakyReLU, whose derivatives jump at 0, what autograd takes there. "
        + "Below left, the same around 0, above which all three are 1. Below right, sigmoid and tanh at large inputs, on a logarithmic "
        + "axis: a triangle in the grey strip is a derivative of exactly 0, the stairs above it are the last digits of float32.";

    private static string Headline(DerivativePoints sigmoid, DerivativePoints tanh, DerivativePoints gelu) =>
        $"A factor φ′ is at most {Spelling.Constant(sigmoid.Top.Derivative)} with sigmoid and {Spelling.Constant(tanh.Top.Derivative)} "
            + $"with tanh, but {Spelling.Number(gelu.Top.Derivative)} with GELU";

    private static IEnumerable<CurvePanel> Panels((string label, DerivativePoints points)[] all)
    {
        yield return Panel("The note's three", AxisScale.Linear, Lines(all, 0..3, _ => true, Marks),
            new ReferenceLine(0.25, "0.25: sigmoid"), new ReferenceLine(1, "1: tanh"));
        yield return Panel("Four others", AxisScale.Linear, Lines(all, 3..7, _ => true, Marks),
            new ReferenceLine(0, "below 0: the sign turns"), new ReferenceLine(1, "above 1: it grows"));
        yield return Panel("Around 0: what autograd takes at a kink", AxisScale.Linear, Lines(all, 2..5, row =>
            Math.Abs(row.Input) < 0.5, (_, points) => [points.AtZero]));
        yield return Panel("Large inputs", AxisScale.Log, Lines(all, 0..2, row => row.Input > 1, (_, _) => []));
    }

    private static CurvePanel Panel(string title, AxisScale scale, IEnumerable<Curve> curves,
        params IReadOnlyList<ReferenceLine> references) =>
        CurvePanel.Of(title, new PanelAxis("input z", AxisScale.Linear), new PanelAxis("derivative φ′(z)", scale), curves, references);

    private static IEnumerable<Curve> Lines(
        (string label, DerivativePoints points)[] all, Range which, Func<DerivativeRow, bool> where,
            Func<string, DerivativePoints, IReadOnlyList<DerivativeRow>> marks) =>
        Enumerable.Range(0, all.Length).Take(which).SelectMany(i => new[]
        {
            all[i].points.Line(i, all[i].label, row => where(row) && (row.Input <= 0 || !Jumps(all[i].label))),
            all[i].points.Line(i, all[i].label, row => where(row) && row.Input > 0 && Jumps(all[i].label)),
        }.Concat(marks(all[i].label, all[i].points).Select(row => DerivativePoints.Mark(i, all[i].label, row))));

    // A line across a jump would be a slope that is not there.
    private static bool Jumps(string label) => label is "ReLU" or Leaky;

    private static IReadOnlyList<DerivativeRow> Marks(string label, DerivativePoints points) => label switch
    {
        _ when Jumps(label) => [points.AtZero],
        "SiLU" or "GELU" => [points.Top, points.Bottom],
        _ => [points.Top],
    };

    // Sigmoid's and tanh's rows of the note's table, and its sentence on both.
    private static IReadOnlyList<Case> Bell(string name, DerivativePoints points, double maximum) =>
    [
        new($"{name}'s maximum",
            "largest derivative among inputs from −10 to 10", points.Largest(), Bound.Between(maximum - Rounding, maximum
            + Rounding, Spelling.Constant(maximum))),
        new($"{name} beyond 5", "largest derivative at inputs beyond ±5", points.LargestBeyond(Extreme), Bound.Below(Saturated * maximum)),
        new($"{name} in [0, 1]",
            "share of inputs whose derivative is from 0 to 1", points.Share(row => row.Derivative is >= 0 and <= 1),
            Bound.Above(NearlyAll), NumberForm.Percent),
    ];

    private static bool IsStep(DerivativeRow row) => row.Input == 0 || row.Derivative == (row.Input > 0 ? 1 : 0);

    private static string Top(DerivativePoints points)
    {
        // 0 is put among the inputs; a maximum elsewhere is met by the nearest random input.
        var input = points.InputOfLargest().Estimate;
        return $"{Spelling.Constant(points.Largest().Estimate)} "
            + $"({(input == 0 ? "exact at z = 0" : $"at about z = {Spelling.Constant(input)}")})";
    }

    // Above 0, but for rounding: where 1 and tanh² are the same number, their difference is 0.
    private static string Underflow(DerivativePoints tanh, DerivativePoints precise)
    {
        var (zero, preciseZero) = (tanh.NearestZero(), precise.NearestZero());
        return !zero.IsKnown
            ? "Neither is exactly 0 anywhere between −10 and 10."
            : $"On paper tanh's is above 0 everywhere; in float32 it is exactly 0 from |z| = {Spelling.Number(zero.Estimate)} on, where "
            + "tanh is 1 to the last digit, and in float64 "
            + $"{(preciseZero.IsKnown ? $"from {Spelling.Number(preciseZero.Estimate)} on" : "nowhere up to 10")}.";
    }

    private static ExperimentConfig At(ActivationConfig activation, ClaimSettings settings) =>
        Network(activation).AtInitialization(settings);

    private static ExperimentConfig Precise(ClaimSettings settings) =>
        (Network(new TanhConfig()) with { Dtype = Dtype.Float64 }).AtInitialization(settings);

    private static NoteNetwork Network(ActivationConfig activation) => new(activation) { Depth = 1, DerivativePoints = Points };
}
