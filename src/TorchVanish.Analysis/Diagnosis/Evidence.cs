namespace TorchVanish.Analysis.Diagnosis;

/// <summary>What a verdict rests on, which decides how early it stands.</summary>
internal enum Evidence
{
    /// <summary>Something that no further step can mend: a NaN, a gradient of exactly 0, a softmax over one unit.</summary>
    Fact,

    /// <summary>Something that mostly precedes a failure, and that some networks learn in spite of.</summary>
    Sign,

    /// <summary>How the loss goes: a slope or a plateau.</summary>
    Course,

    /// <summary>What two losses show together, at whatever speed they go: a gap between training and validation.</summary>
    Gap,
}
