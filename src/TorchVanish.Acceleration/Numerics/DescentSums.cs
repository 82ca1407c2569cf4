namespace TorchVanish.Acceleration.Numerics;

/// <summary>Sums over a matrix W during an update, in double precision.</summary>
/// <param name="Weight">Σ w², before the step.</param>
/// <param name="Gradient">Σ g².</param>
/// <param name="FromStart">Σ (w − w(0))², before the step.</param>
/// <param name="Step">Σ of the squared changes of the stored weights.</param>
internal readonly record struct DescentSums(double Weight, double Gradient, double FromStart, double Step);
