using System.Diagnostics;
using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Export;

/// <summary>The optimizer, its learning rate and the clipping as C#.</summary>
internal static class OptimizerCode
{
    public static string Of(TrainingConfig training)
    {
        var decay = Literal.Named("weight_decay", training.WeightDecay, 0);
        var momentum = Literal.Named("momentum", training.Momentum, 0);
        var call = training.Optimizer switch
        {
            SgdConfig => Call("SGD", momentum, decay, training.Nesterov ? "nesterov: true" : null),
            AdamConfig adam => Moments("Adam", adam.Beta1, adam.Beta2, adam.Eps),
            AdamwConfig adamw => Moments("AdamW", adamw.Beta1, adamw.Beta2, adamw.Eps),
            AdamaxConfig adamax => Moments("Adamax", adamax.Beta1, adamax.Beta2, adamax.Eps),
            NadamConfig nadam => Moments("NAdam", nadam.Beta1, nadam.Beta2, nadam.Eps),
            RmspropConfig rmsprop => Call(
                "RMSProp", Literal.Named("alpha", rmsprop.Alpha, 0.99), Literal.Named("eps", rmsprop.Eps, 1e-8), decay, momentum),
            AdagradConfig adagrad => Call(
                "Adagrad", decay, Literal.Named("initial_accumulator_value", adagrad.InitialAccumulatorValue, 0),
                Literal.Named("eps", adagrad.Eps, 1e-10)),
            AdadeltaConfig adadelta => Call(
                "Adadelta", Literal.Named("rho", adadelta.Rho, 0.9), Literal.Named("eps", adadelta.Eps, 1e-6), decay),
            var other => throw new UnreachableException($"No code is written for {other.GetType().Name}."),
        };
        return $"var optimizer = optim.{call};";

        string Call(string function, params string?[] arguments) =>
            Literal.Call(function, ["model.parameters()", Literal.Of(training.LearningRate), .. arguments]);

        string Moments(string function, double beta1, double beta2, double eps) => Call(
            function, Literal.Named("beta1", beta1, 0.9), Literal.Named("beta2", beta2, 0.999), Literal.Named("eps", eps, 1e-8), decay);
    }

    /// <summary>The learning rate of an update as a local function; null if it is constant.</summary>
    public static string? Rate(TrainingConfig training)
    {
        var (rate, warmup) = (Literal.Of(training.LearningRate), training.Schedule.WarmupSteps);
        var step = warmup == 0 ? "step" : $"(step - {warmup})";
        var after = training.Schedule switch
        {
            ConstantScheduleConfig => warmup == 0 ? null : rate,
            StepScheduleConfig change => $"{rate} * Math.Pow({Literal.Of(change.Factor)}, {step} / {change.Every})",
            ExponentialScheduleConfig change => $"{rate} * Math.Pow({Literal.Of(change.Factor)}, {step})",
            CosineScheduleConfig cosine => $"{rate} * ({Literal.Of(cosine.FinalFraction)} + {Literal.Of(1 - cosine.FinalFraction)} * "
                + $"(1 + Math.Cos(Math.PI * {step} / {training.Steps - warmup})) / 2)",
            var other => throw new UnreachableException($"No code is written for {other.GetType().Name}."),
        };
        if (after is null)
            return null;
        return warmup == 0
            ? $"static double LearningRate(int step) => {after};"
            : $"static double LearningRate(int step) => step < {warmup} ? {rate} * (step + 1) / {warmup} : {after};";
    }

    /// <summary>Null for no clipping.</summary>
    public static string? Clipping(ClippingConfig clipping) => clipping switch
    {
        NoClippingConfig => null,
        NormClippingConfig norm => $"nn.utils.clip_grad_norm_(model.parameters(), {Literal.Of(norm.MaxNorm)});",
        ValueClippingConfig value => $"nn.utils.clip_grad_value_(model.parameters(), {Literal.Of(value.ClipValue)});",
        _ => throw new UnreachableException($"No code is written for {clipping.GetType().Name}."),
    };
}
