namespace TorchVanish.Experiments.Models;

/// <summary>A module that can compute in this program's own kernels instead of torch's operations.</summary>
internal interface IHostForm
{
    /// <summary>Whether the kernels are used where they apply.</summary>
    bool Enabled { get; set; }
}
