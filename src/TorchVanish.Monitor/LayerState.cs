namespace TorchVanish;

/// <summary>Whether a layer learns at one update.</summary>
internal enum LayerState
{
    /// <summary>Its parameters have gradients; they may be exactly 0.</summary>
    Trained,

    /// <summary>All its parameters have requires_grad = false.</summary>
    Frozen,

    /// <summary>The loss does not depend on it: its parameters got no gradient.</summary>
    NoGradient,

    /// <summary>It has no parameters.</summary>
    NoParameters,
}

/// <summary>From this update on the layer has this state.</summary>
internal sealed record StateChange(int Step, string Name, LayerState State);
