namespace TorchVanish.Runs;

/// <summary>environment.json: the machine, the versions and the command line of a run.</summary>
/// <param name="Versions">Of TorchVanish, .NET, TorchSharp and libtorch.</param>
/// <param name="Device">The device as torch names it: cpu, cuda:0.</param>
/// <param name="IntraOpThreads">Threads that one operation may use.</param>
/// <param name="Jobs">The number of experiments or replicates that run in parallel.</param>
/// <param name="Commit">The commit that the program was built from, or "unknown".</param>
public sealed record RunEnvironment(
    IReadOnlyDictionary<string, string> Versions,
    string Device,
    int IntraOpThreads,
    int Jobs,
    string OperatingSystem,
    string Processor,
    string Commit,
    string CommandLine,
    DateTimeOffset Start,
    DateTimeOffset? End = null)
{
    /// <summary>Null for a run of version 0.1.</summary>
    public ArithmeticRecord? Arithmetic { get; init; }
}
