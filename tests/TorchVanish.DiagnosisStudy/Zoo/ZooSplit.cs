namespace TorchVanish.DiagnosisStudy.Zoo;

/// <summary>What a part of the zoo is for.</summary>
internal enum ZooSplit
{
    /// <summary>Thresholds are chosen on it.</summary>
    Calibrate,

    /// <summary>Looked at once.</summary>
    Test,
}
