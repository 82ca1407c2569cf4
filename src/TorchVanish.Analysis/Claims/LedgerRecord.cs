using System.Text.Json.Serialization;
using TorchVanish.Configuration;
using TorchVanish.Runs.Files;

namespace TorchVanish.Analysis.Claims;

/// <summary>The tested claims and their data: ledger.json, next to the folder experiments/.</summary>
/// <param name="Claims">Ids, in the order of the note.</param>
/// <param name="Task">The data that networks learn in claims about training.</param>
public sealed record LedgerRecord(IReadOnlyList<string> Claims, DataConfig Task, int Replicates, int Seed, bool Quick)
{
    public const string FileName = "ledger.json";

    /// <summary>The folder that contains the runs.</summary>
    public const string Experiments = "experiments";

    [JsonIgnore]
    public ClaimSettings Settings => new(Task, Replicates, Seed, Quick);

    public static bool Exists(string folder) => File.Exists(Path.Combine(folder, FileName));

    public void Write(string folder) => JsonFile.Write(Path.Combine(folder, FileName), this);

    /// <exception cref="StorageException">The file cannot be read, or its content is invalid.</exception>
    public static LedgerRecord Read(string folder) => JsonFile.Read<LedgerRecord>(Path.Combine(folder, FileName));
}
