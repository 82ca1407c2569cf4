using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

internal static class SmallNetworks
{
    public static Module<Tensor, Tensor> Create(string kind) => kind switch
    {
        "residual" => new Residual(),
        "lstm" => new Recurrent<TorchSharp.Modules.LSTM>(LSTM(3, 5, batchFirst: true), (cell, x) => cell.call(x).Item1),
        "gru" => new Recurrent<TorchSharp.Modules.GRU>(GRU(3, 5, batchFirst: true), (cell, x) => cell.call(x).Item1),
        "rnn" => new Recurrent<TorchSharp.Modules.RNN>(RNN(3, 5, batchFirst: true), (cell, x) => cell.call(x).Item1),
        "transformer" => new Recurrent<TorchSharp.Modules.TransformerEncoderLayer>(
            TransformerEncoderLayer(3, 1, 5, dropout: 0), (layer, x) => layer.call(x, null!, null!), features: 3),
        "attention" => new Attention(),
        "autoencoder" => Sequential(
            ("down", Conv2d(2, 3, 3, stride: 2)), ("phi1", ReLU(inplace: true)), ("up", ConvTranspose2d(3, 2, 3, stride: 2)),
                ("phi2", Sigmoid())),
        "siamese" => new Siamese(),
        _ => throw new ArgumentException(kind),
    };

    public static Tensor Input(string kind) => kind switch
    {
        "residual" => randn(2, 2, 6, 6),
        "autoencoder" => randn(2, 2, 7, 7),
        "siamese" => randn(4, 6),
        _ => randn(2, 4, 3),
    };

    private sealed class Residual : Module<Tensor, Tensor>
    {
        public readonly Module<Tensor, Tensor> Stem =
            Conv2d(2, 4, 3, padding: 1), Norm1 = BatchNorm2d(4), Relu = ReLU(), Branch = Conv2d(4, 4, 3, padding: 1),
            Norm2 = BatchNorm2d(4), Head = Linear(4, 3);

        public Residual() : base("residual") => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            var h = Relu.call(Norm1.call(Stem.call(x)));
            return Head.call(Relu.call(h + Norm2.call(Branch.call(h))).mean([2, 3]));
        }
    }

    private sealed class Recurrent<T> : Module<Tensor, Tensor>
        where T : Module
    {
        public readonly T Cell;
        public readonly Module<Tensor, Tensor> Head;
        private readonly Func<T, Tensor, Tensor> _run;

        public Recurrent(T cell, Func<T, Tensor, Tensor> run, int features = 5) : base("recurrent")
        {
            (Cell, _run, Head) = (cell, run, Linear(features, 2));
            RegisterComponents();
        }

        public override Tensor forward(Tensor x) => Head.call(_run(Cell, x).select(1, -1));
    }

    private sealed class Attention : Module<Tensor, Tensor>
    {
        public readonly Module<Tensor, Tensor> Query = Linear(3, 4), Key = Linear(3, 4), Value = Linear(3, 4), Out = Linear(4, 2);

        public Attention() : base("attention") => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            using var scope = NewDisposeScope();
            var scores = Query.call(x).matmul(Key.call(x).transpose(1, 2)).softmax(-1);
            return Out.call(scores.matmul(Value.call(x))).MoveToOuterDisposeScope();
        }
    }

    private sealed class Siamese : Module<Tensor, Tensor>
    {
        public readonly Module<Tensor, Tensor> Embed = Sequential(("l1", Linear(3, 5)), ("phi", Tanh()), ("l2", Linear(5, 2)));

        public Siamese() : base("siamese") => RegisterComponents();

        public override Tensor forward(Tensor x) => Embed.call(x.narrow(1, 0, 3)) - Embed.call(x.narrow(1, 3, 3));
    }
}
