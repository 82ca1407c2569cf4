using System.Diagnostics;
using TorchVanish.Configuration;
using TorchVanish.Experiments.Data;

namespace TorchVanish.Experiments.Export;

/// <summary>A model as C#.</summary>
/// <param name="Build">The statements that create the variable model.</param>
/// <param name="Input">The shape of a batch of inputs.</param>
/// <param name="Weights">Its layers with weights, nearest the input first.</param>
/// <param name="Classes">The classes that it needs in addition to TorchSharp's, without duplicates.</param>
internal sealed record ModelCode(
    IReadOnlyList<string> Build, IReadOnlyList<long> Input, IReadOnlyList<WeightsCode> Weights, IReadOnlyList<string> Classes)
{
    public static ModelCode Of(ExperimentConfig config, LabelledSamples samples) => config.Model switch
    {
        MlpConfig mlp => MlpCode.Of(mlp, config.Training.BatchSize, samples),
        RecurrentConfig recurrent => RecurrentCode.Of(recurrent, config.Training.BatchSize, samples),
        SequentialConfig sequential => new LayersCode(sequential, config.Training, samples).Write(),
        _ => throw new UnreachableException($"No code is written for {config.Model.GetType().Name}."),
    };
}

/// <summary>The parameters of a layer and their initialization.</summary>
/// <param name="Weight">The name of the parameter.</param>
/// <param name="Bias">The name of the parameter; null for a layer without one.</param>
/// <param name="Type">The class of the module; null if the parameters are a part of a larger module.</param>
internal sealed record WeightsCode(string Weight, string? Bias, InitializationConfig Law, BiasInitializationConfig? BiasLaw, string? Type)
{
    /// <summary>The number of matrices that are drawn separately: the gates of a cell, or query, key and value.</summary>
    public int Parts { get; init; } = 1;

    /// <summary>Added to the bias of the second part, the forget gate of an LSTM.</summary>
    public double ForgetBias { get; init; }

    /// <summary>The penalty on the weights.</summary>
    public RegularizationConfig Regularization { get; init; } = new();
}
