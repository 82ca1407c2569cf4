using static TorchSharp.torch;

namespace TorchVanish.Experiments.Papers;

/// <summary>Ten classes of Gaussian inputs, named by a random tanh teacher: fresh samples for every step.</summary>
internal sealed class TeacherTask
{
    public const int Features = 64;
    public const int Classes = 10;

    private readonly Generator _generator;
    private readonly Tensor _hidden;
    private readonly Tensor _output;

    /// <param name="replicates">Each has a teacher of its own.</param>
    public TeacherTask(Generator generator, int replicates)
    {
        _generator = generator;
        Replicates = replicates;
        _hidden = generator.Normal(Math.Sqrt(1.0 / Features), replicates, Features, Features);
        _output = generator.Normal(1, replicates, Features, Classes);
    }

    public int Replicates { get; }

    /// <summary>Inputs [replicates, batch, features] and labels [replicates, batch].</summary>
    public (Tensor X, Tensor Y) Draw(int batch)
    {
        var x = _generator.Normal(1, Replicates, batch, Features);
        return (x, x.bmm(_hidden).tanh().bmm(_output).argmax(2));
    }
}
