using TorchSharp;
using TorchVanish.Runs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

/// <summary>Networks and loops of other people that are right, however unusual.</summary>
public sealed class StrangerTests : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();
    private readonly Monitored _monitored = new();

    public void Dispose()
    {
        _monitored.Dispose();
        _scope.Dispose();
    }

    /// <summary>The output layer's weight is the embedding's: one parameter, two modules.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Tied_weights_count_once_in_the_gradient_norm(bool sparse)
    {
        var embedding = Embedding(7, 4, sparse: sparse);
        var output = Linear(4, 7, hasBias: false);
        if (!sparse)
            output.weight = embedding.weight!;
        var model = new Composed((embedding, "embedding"), (output, "output"));
        var words = tensor([1L, 2, 2, 5]);
        using (var monitor = _monitored.Attach(model))
        {
            var loss = functional.cross_entropy(model.call(words), tensor([2L, 2, 5, 1]));
            loss.backward();
            monitor.Step(loss);
        }
        var gradients = sparse ? new[] { embedding.weight!.grad!.to_dense(), output.weight!.grad! } : [embedding.weight!.grad!];
        var whole = Math.Sqrt(gradients.Sum(gradient => Math.Pow(Monitored.Norm(gradient), 2)));
        Monitored.Close(whole, Assert.Single(_monitored.Read().Training).GradientNorm);
        Monitored.Close(Monitored.Norm(gradients[0]), _monitored.Value(0, "embedding", Quantity.WeightGradientNorm));
        Monitored.Close(Monitored.Norm(gradients[^1]), _monitored.Value(0, "output", Quantity.WeightGradientNorm));
        Assert.Empty(_monitored.Notes);
    }

    [Theory]
    [InlineData(ScalarType.Float64)]
    [InlineData(ScalarType.BFloat16)]
    public void Other_number_types_are_summed_by_torch(ScalarType type)
    {
        using var other = new Monitored();
        manual_seed(1);
        var model = Sequential(("a", Linear(5, 8)), ("phi", ReLU()), ("b", Linear(8, 8)), ("chi", GELU()), ("c", Linear(8, 2)));
        var x = randn(16, 5);
        Run(model, x, _monitored);
        model.zero_grad();
        Run(model.to(type), x.to(type), other);
        var tolerance = type == ScalarType.Float64 ? 1e-4 : 0.1;
        foreach (var row in _monitored.Read().Layers)
        {
            foreach (var quantity in Quantities.All.Where(quantity => !double.IsNaN(row[quantity])))
                Assert.Equal(row[quantity], other.Value(0, row.Name, quantity), tolerance * Math.Max(1, row[quantity]));
        }

        static void Run(Module<Tensor, Tensor> model, Tensor x, Monitored monitored)
        {
            using var monitor = monitored.Attach(model);
            var loss = model.call(x).square().mean();
            loss.backward();
            monitor.Step(loss);
        }
    }

    /// <summary>to() may replace a module's parameters by others.</summary>
    [Fact]
    public void A_model_that_changes_its_type_after_attach_is_still_measured()
    {
        var model = Sequential(("a", Linear(5, 4)), ("phi", Tanh()), ("c", Linear(4, 2)));
        using (var monitor = _monitored.Attach(model))
        {
            model.to(ScalarType.Float64);
            Train(model, monitor, 2, () => randn([6, 5], ScalarType.Float64));
        }
        Assert.True(_monitored.Value(1, "a", Quantity.WeightGradientNorm) > 0);
        Assert.True(_monitored.Value(0, "a", Quantity.UpdateRatio) > 0);
        Assert.Equal(0, _monitored.Value(0, "a", Quantity.WeightChange));
        Assert.Empty(_monitored.Notes);
    }

    [Fact]
    public void Multihead_attention_has_its_weights_measured()
    {
        var model = new Attentive();
        using (var monitor = _monitored.Attach(model))
            Train(model, monitor, 2, () => randn(5, 3, 8));
        Assert.True(_monitored.Value(1, "Attention", Quantity.WeightGradientNorm) > 0);
        Assert.Empty(_monitored.Notes);
    }

    /// <summary>Its forward and backward in a scope of their own, and Step outside of it.</summary>
    [Fact]
    public void Tensors_that_the_loop_has_disposed_are_measured()
    {
        var model = Sequential(("a", Linear(5, 4)), ("phi", ReLU()), ("c", Linear(4, 2)));
        using (var monitor = _monitored.Attach(model))
        {
            Tensor loss;
            using (NewDisposeScope())
            {
                loss = model.call(randn(6, 5)).square().mean();
                loss.backward();
                loss = loss.detach().MoveToOuterDisposeScope();
            }
            monitor.Step(loss);
        }
        Assert.True(_monitored.Value(0, "a", Quantity.PreactivationGradientNorm) > 0);
    }

    [Fact]
    public void Validation_between_backward_and_step_leaves_no_rows()
    {
        var model = Sequential(("a", Linear(5, 4)), ("phi", ReLU()), ("c", Linear(4, 2)));
        var x = randn(6, 5);
        using (var monitor = _monitored.Attach(model))
        {
            var loss = model.call(x).square().mean();
            loss.backward();
            // Once as it should be, and once without eval() and no_grad().
            model.eval();
            using (no_grad())
                model.call(randn(2, 5));
            model.train();
            model.call(randn(3, 5));
            monitor.Step(loss);
        }
        Assert.Equal(["a", "phi", "c"], _monitored.Names(0));
        var a = (TorchSharp.Modules.Linear)model.children().First();
        Monitored.Close(a.forward(x).relu().mean().item<float>(), _monitored.Value(0, "a", Quantity.ActivationMean), 1e-5);
    }

    [Fact]
    public void Two_monitors_of_one_model_write_the_same_rows()
    {
        using var second = new Monitored();
        var model = Sequential(("a", Linear(5, 4)), ("phi", ReLU(inplace: true)), ("c", Linear(4, 2)));
        using (var one = _monitored.Attach(model))
        using (var two = second.Attach(model))
        {
            var loss = model.call(randn(6, 5)).square().mean();
            loss.backward();
            one.Step(loss);
            two.Step(loss);
        }
        foreach (var name in new[] { "a", "c" })
        {
            Assert.Equal(_monitored.Value(0, name, Quantity.PreactivationGradientNorm),
                second.Value(0, name, Quantity.PreactivationGradientNorm));
        }
        Assert.True(_monitored.Value(0, "a", Quantity.PreactivationGradientNorm) > 0);
    }

    /// <summary>Frozen when attached, unfrozen at update 2.</summary>
    [Fact]
    public void A_layer_that_is_unfrozen_later_gets_rows_from_then_on()
    {
        var model = Sequential(("a", Linear(5, 4)), ("phi", ReLU()), ("c", Linear(4, 2)));
        var first = model.children().First();
        foreach (var parameter in first.parameters())
            parameter.requires_grad = false;
        using (var monitor = _monitored.Attach(model))
        {
            Train(model, monitor, 2, () => randn(6, 5));
            foreach (var parameter in first.parameters())
                parameter.requires_grad = true;
            Train(model, monitor, 2, () => randn(6, 5));
        }
        Assert.True(double.IsNaN(_monitored.Value(1, "a", Quantity.WeightGradientNorm)));
        Assert.True(_monitored.Value(1, "a", Quantity.WeightNorm) > 0);
        Assert.True(_monitored.Value(2, "a", Quantity.WeightGradientNorm) > 0);
        Assert.True(_monitored.Value(2, "a", Quantity.PreactivationGradientNorm) > 0);
        Assert.True(_monitored.Value(2, "a", Quantity.DerivativeMean) > 0);
    }

    /// <summary>A gradient penalty takes gradients of the inputs first, with a graph.</summary>
    [Fact]
    public void A_gradient_penalty_is_part_of_the_update()
    {
        var model = Sequential(("a", Linear(5, 4)), ("phi", Tanh()), ("c", Linear(4, 1)));
        var x = randn(6, 5).requires_grad_();
        using (var monitor = _monitored.Attach(model))
        {
            var y = model.call(x);
            var slope = autograd.grad([y.sum()], [x], retain_graph: true, create_graph: true)[0];
            var loss = y.square().mean() + slope.square().mean();
            loss.backward();
            monitor.Step(loss);
        }
        var weight = model.parameters().First();
        Monitored.Close(Monitored.Norm(weight.grad!), _monitored.Value(0, "a", Quantity.WeightGradientNorm));
        Assert.Empty(_monitored.Notes);
    }

    private static void Train(Module<Tensor, Tensor> model, GradientMonitor monitor, int steps, Func<Tensor> data)
    {
        using var optimizer = optim.SGD(model.parameters(), 0.1);
        for (var step = 0; step < steps; step++)
        {
            using var scope = NewDisposeScope();
            optimizer.zero_grad();
            var loss = model.call(data()).square().mean();
            loss.backward();
            monitor.Step(loss);
            optimizer.step();
        }
    }

    private sealed class Composed : Module<Tensor, Tensor>
    {
        private readonly Module<Tensor, Tensor>[] _parts;

        public Composed(params (Module<Tensor, Tensor> Module, string Name)[] parts) : base("composed")
        {
            _parts = [.. parts.Select(part => part.Module)];
            foreach (var (module, name) in parts)
                register_module(name, module);
        }

        public override Tensor forward(Tensor x) => _parts.Aggregate(x, (h, part) => part.call(h));
    }

    private sealed class Attentive : Module<Tensor, Tensor>
    {
        public readonly TorchSharp.Modules.MultiheadAttention Attention = MultiheadAttention(8, 2);
        public readonly Module<Tensor, Tensor> Out = Linear(8, 2);

        public Attentive() : base("attentive") => RegisterComponents();

        public override Tensor forward(Tensor x) => Out.call(Attention.call(x, x, x, null, false, null).Item1);
    }
}
