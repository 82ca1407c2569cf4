using TorchVanish.Analysis.Prescription;
using TorchVanish.Cli.Terminal;
using TorchVanish.Configuration;
using TorchVanish.Runs.Files;

namespace TorchVanish.Cli.Prescribing;

/// <summary>The files of a prescription that other programs read.</summary>
internal static class PrescriptionFiles
{
    public const string Config = "prescription.json";

    public const string Remedies = "remedies.json";

    /// <exception cref="StorageException">The folder cannot be written.</exception>
    public static void Write(string folder, Prescription prescription)
    {
        AtomicFile.WriteText(Path.Combine(folder, Remedies), JsonOutput.Text(PrescriptionDocument.Of(prescription)));
        if (prescription.Prescribed is { } config)
            AtomicFile.WriteText(Path.Combine(folder, Config), ConfigWriter.Write(config));
    }
}
