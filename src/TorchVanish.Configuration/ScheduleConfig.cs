using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace TorchVanish.Configuration;

/// <summary>How the learning rate changes during training. The schedule begins after the warm-up.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ConstantScheduleConfig), "constant")]
[JsonDerivedType(typeof(StepScheduleConfig), "step")]
[JsonDerivedType(typeof(CosineScheduleConfig), "cosine")]
[JsonDerivedType(typeof(ExponentialScheduleConfig), "exponential")]
public abstract record ScheduleConfig
{
    [Description("Number of updates over which the rate rises linearly; update k, counted from 1, uses k/warmup_steps of the rate.")]
    [Range(0, 100_000_000)]
    public int WarmupSteps { get; init; }

    /// <summary>The share of the learning rate that an update uses.</summary>
    /// <param name="step">The update, counted from 0.</param>
    /// <param name="steps">Updates of the whole training.</param>
    public double ShareOf(int step, int steps) =>
        step < WarmupSteps ? (step + 1.0) / WarmupSteps : AfterWarmup(step - WarmupSteps, steps - WarmupSteps);

    protected abstract double AfterWarmup(int step, int steps);
}

[Description("The rate does not change.")]
public sealed record ConstantScheduleConfig : ScheduleConfig
{
    protected override double AfterWarmup(int step, int steps) => 1;
}

[Description("The rate is multiplied by factor after each `every` updates (torch.optim.lr_scheduler.StepLR).")]
public sealed record StepScheduleConfig : ScheduleConfig
{
    [Description("Number of updates between two changes.")]
    [Range(1, 100_000_000)]
    public int Every { get; init; } = 1000;

    [Description("What the rate is multiplied by.")]
    [Range(0.0, 1e3)]
    public double Factor { get; init; } = 0.1;

    protected override double AfterWarmup(int step, int steps) => Math.Pow(Factor, step / Every);
}

[Description("Half a cosine, from the rate down to final_fraction of it at the end (Loshchilov & Hutter 2017, eq. 5).")]
public sealed record CosineScheduleConfig : ScheduleConfig
{
    [Description("The share of the rate at the end.")]
    [Range(0.0, 1.0)]
    public double FinalFraction { get; init; }

    protected override double AfterWarmup(int step, int steps) =>
        FinalFraction + ((1 - FinalFraction) * (1 + Math.Cos(Math.PI * step / steps)) / 2);
}

[Description("The rate is multiplied by factor after each update (torch.optim.lr_scheduler.ExponentialLR).")]
public sealed record ExponentialScheduleConfig : ScheduleConfig
{
    [Description("What the rate is multiplied by.")]
    [Range(0.0, 1e3)]
    public double Factor { get; init; } = 0.999;

    protected override double AfterWarmup(int step, int steps) => Math.Pow(Factor, step);
}
