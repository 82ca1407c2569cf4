using TorchVanish.Configuration;

namespace TorchVanish.Experiments.Export;

/// <summary>The classes of modules that TorchSharp lacks.</summary>
internal static class ModuleClasses
{
    public const string SelfAttention = """
        /// <summary>Multi-head scaled dot-product self-attention (Vaswani 2017, eq. 1) of x: [B, T, width].</summary>
        sealed class SelfAttention : Module<Tensor, Tensor>
        {
            private readonly Linear qkv;
            private readonly Linear output;
            private readonly long heads;
            private readonly bool causal;

            public SelfAttention(long width, long heads, bool causal = false, bool bias = true)
                : base(nameof(SelfAttention))
            {
                qkv = Linear(width, 3 * width, bias);
                output = Linear(width, width, bias);
                (this.heads, this.causal) = (heads, causal);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x)
            {
                // Query, key and value: [B, heads, T, width / heads] each.
                var parts = qkv.call(x).chunk(3, -1)
                    .Select(part => part.view(x.shape[0], x.shape[1], heads, -1).transpose(1, 2)).ToArray();
                var mixed = functional.scaled_dot_product_attention(parts[0], parts[1], parts[2], is_casual: causal);
                return output.call(mixed.transpose(1, 2).reshape(x.shape));
            }
        }
        """;

    /// <summary>The class of an activation that TorchSharp lacks, or whose module does not work.</summary>
    public static IEnumerable<string> For(ActivationConfig activation) => activation switch
    {
        ExponentialConfig => [Elementwise("Exponential", "exp(z).", "z.exp()")],
        HardTanhConfig =>
        [
            Elementwise("HardTanh", "z, cut to [-1, 1]; TorchSharp 0.107's own Hardtanh returns its input unchanged.", "z.clamp(-1, 1)"),
        ],
        _ => [],
    };

    public static string Residual(bool scaled) => scaled
        ? """
        /// <summary>x + scale * branch(x).</summary>
        sealed class Residual : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> branch;
            private readonly double scale;

            public Residual(Module<Tensor, Tensor> branch, double scale = 1)
                : base(nameof(Residual))
            {
                (this.branch, this.scale) = (branch, scale);
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => x + scale * branch.call(x);
        }
        """
        : """
        /// <summary>x + branch(x).</summary>
        sealed class Residual : Module<Tensor, Tensor>
        {
            private readonly Module<Tensor, Tensor> branch;

            public Residual(Module<Tensor, Tensor> branch)
                : base(nameof(Residual))
            {
                this.branch = branch;
                RegisterComponents();
            }

            public override Tensor forward(Tensor x) => x + branch.call(x);
        }
        """;

    private static string Elementwise(string name, string what, string value) => $$"""
        /// <summary>{{what}}</summary>
        sealed class {{name}} : Module<Tensor, Tensor>
        {
            public {{name}}()
                : base(nameof({{name}}))
            {
            }

            public override Tensor forward(Tensor z) => {{value}};
        }
        """;
}
