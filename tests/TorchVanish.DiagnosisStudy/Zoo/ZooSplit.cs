namespace TorchVanish.DiagnosisStudy.Zoo;

/// <summary>What a part of the zoo is for.</summary>
internal enum ZooSplit
{
    /// <summary>Thresholds are chosen on it.</summary>
    Calibrate,

    /// <summary>Looked at once, and calibrated on since.</summary>
    Test,

    /// <summary>Drawn after that with widths, data and seeds of its own, and looked at once after the last change of a rule.</summary>
    Second,
}
