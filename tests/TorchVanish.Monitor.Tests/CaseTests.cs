using TorchVanish.Runs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

/// <summary>What real trainings do: frozen layers, several calls, accumulation, loss scales, validation, NaN.</summary>
public sealed class CaseTests
{
    [Fact]
    public void Frozen_unused_and_zero_are_three_things()
    {
        using var monitored = new Monitored();
        var model = new Branched();
        var optimizer = optim.SGD(model.parameters(), 0.1);
        using (var monitor = monitored.Attach(model))
        {
            for (var step = 0; step < 30; step++)
            {
                using var scope = NewDisposeScope();
                foreach (var parameter in model.A.parameters())
                    parameter.requires_grad = step is < 10 or >= 20;
                optimizer.zero_grad();
                var loss = model.call(randn(4, 8)).square().mean();
                loss.backward();
                monitor.Step(loss);
                optimizer.step();
            }
        }
        Assert.True(double.IsFinite(monitored.Value(9, "A", Quantity.WeightGradientNorm)));
        Assert.True(double.IsNaN(monitored.Value(10, "A", Quantity.WeightGradientNorm)));
        Assert.True(double.IsNaN(monitored.Value(19, "A", Quantity.WeightGradientNorm)));
        Assert.True(monitored.Value(20, "A", Quantity.WeightGradientNorm) > 0);
        Assert.All(Enumerable.Range(0, 30), step => Assert.True(double.IsNaN(monitored.Value(step, "D", Quantity.WeightGradientNorm))));
        Assert.Contains("no_gradient: D.weight took no part in the loss at update 0.", monitored.Notes);
        Assert.Contains("no_gradient: A was frozen (requires_grad is false) from update 10 on.", monitored.Notes);
        var states = File.ReadAllLines(Path.Combine(monitored.Folder, "states.csv"));
        Assert.Contains("0,10,A,frozen", states);
        Assert.Contains("0,20,A,trained", states);
        Assert.Contains("0,0,D,no_gradient", states);
        Assert.Equal("C", monitored.Read().Manifest!.Layers.Single(layer => layer.Role == LayerRole.Output).Name);
    }

    [Fact]
    public void A_gradient_of_exactly_zero_stays_zero()
    {
        using var scope = NewDisposeScope();
        using var monitored = new Monitored();
        using var model = Sequential(("a", Linear(4, 4)), ("c", Linear(4, 2)));
        using (var monitor = monitored.Attach(model))
        {
            var loss = (model.call(randn(3, 4)) * 0).sum();
            loss.backward();
            monitor.Step(loss);
        }
        Assert.Equal(0, monitored.Value(0, "c", Quantity.WeightGradientNorm));
        Assert.Equal(0, monitored.Value(0, "a", Quantity.PreactivationGradientNorm));
    }

    [Fact]
    public void Two_calls_of_one_module_are_those_of_two_copies()
    {
        using var scope = NewDisposeScope();
        using var monitored = new Monitored();
        var model = new Shared();
        var x = randn(5, 6);
        using (var monitor = monitored.Attach(model))
        {
            var loss = model.call(x).square().mean();
            loss.backward();
            monitor.Step(loss);
            // Validation leaves nothing behind.
            using (no_grad())
                model.call(x);
            model.call(x);
            model.zero_grad();
            loss = model.call(x).square().mean();
            loss.backward();
            monitor.Step(loss);
        }
        var shared = monitored.Value(0, "B#1", Quantity.WeightGradientNorm);
        var z1 = model.B.forward(x);
        z1.retain_grad();
        var h1 = z1.relu();
        h1.retain_grad();
        var z2 = model.B.forward(h1);
        z2.retain_grad();
        model.zero_grad();
        model.C.forward(z2.relu()).square().mean().backward();
        foreach (var step in new[] { 0, 1 })
        {
            Assert.Equal(["B#1", "Relu#1", "B#2", "Relu#2", "C"], monitored.Names(step));
            Monitored.Close(Monitored.Norm(z1.grad!), monitored.Value(step, "B#1", Quantity.PreactivationGradientNorm));
            Monitored.Close(Monitored.Norm(z2.grad!), monitored.Value(step, "B#2", Quantity.PreactivationGradientNorm));
            Monitored.Close(Monitored.Norm(h1.grad!), monitored.Value(step, "Relu#1", Quantity.PreactivationGradientNorm));
        }
        Monitored.Close(Monitored.Norm(model.B.weight!.grad!), shared);
        Assert.True(double.IsNaN(monitored.Value(0, "B#2", Quantity.WeightGradientNorm)));
    }

    [Fact]
    public void Four_micro_batches_are_one_batch_and_a_loss_scale_is_divided_out()
    {
        using var scope = NewDisposeScope();
        using var model = Sequential(("a", Linear(4, 6)), ("phi", ReLU()), ("c", Linear(6, 2)));
        var x = randn(64, 4);
        using var whole = new Monitored();
        using var parts = new Monitored();
        const double scale = 65536;
        using (var monitor = whole.Attach(model))
        {
            var loss = model.call(x).square().mean();
            loss.backward();
            monitor.Step(loss);
        }
        model.zero_grad();
        using (var monitor = parts.Attach(model))
        {
            Tensor loss = zeros(1);
            foreach (var part in x.chunk(4))
            {
                loss = model.call(part).square().mean() / 4;
                (loss * scale).backward();
            }
            monitor.Step(loss, scale);
        }
        Assert.Equal(whole.Names(0), parts.Names(0));
        foreach (var row in whole.Read().Layers)
        {
            foreach (var quantity in Quantities.All.Where(quantity => !double.IsNaN(row[quantity])))
                Monitored.Close(row[quantity], parts.Value(0, row.Name, quantity), 1e-5);
        }
        Assert.Single(parts.Read().Training);
    }

    [Fact]
    public void A_nan_is_counted_and_never_throws()
    {
        using var monitored = new Monitored();
        var model = Sequential(("a", Linear(4, 4)), ("phi", Tanh()), ("c", Linear(4, 2)));
        using (var monitor = monitored.Attach(model, new MonitorOptions { Schedule = MonitorSchedule.Every, TensorBoard = true }))
        {
            for (var step = 0; step < 10; step++)
            {
                using var scope = NewDisposeScope();
                model.zero_grad();
                var loss = model.call(step == 5 ? full(3, 4, float.NaN) : randn(3, 4)).square().mean();
                loss.backward();
                monitor.Step(loss);
            }
        }
        Assert.Equal(12, monitored.Value(5, "a", Quantity.NonfiniteActivationCount));
        Assert.Equal(24, monitored.Value(5, "a", Quantity.NonfiniteCount));
        Assert.True(double.IsNaN(monitored.Value(5, "a", Quantity.WeightGradientNorm)));
        Assert.True(double.IsFinite(monitored.Value(6, "a", Quantity.WeightGradientNorm)));
        Assert.Equal(RunState.Completed, monitored.Read().Status!.State);
    }

    [Fact]
    public void Forward_instead_of_call_is_named_and_its_weights_are_measured()
    {
        using var scope = NewDisposeScope();
        using var monitored = new Monitored();
        var model = new ForwardOnly();
        using (var monitor = monitored.Attach(model))
        {
            var loss = model.call(randn(3, 4)).square().mean();
            loss.backward();
            monitor.Step(loss);
        }
        Assert.Equal(["B got a gradient but its hook never ran: invoke it by call() instead of forward()."], monitored.Notes);
        Monitored.Close(Monitored.Norm(model.B.weight!.grad!), monitored.Value(0, "B", Quantity.WeightGradientNorm));
        Assert.True(monitored.Value(0, "A", Quantity.PreactivationGradientNorm) > 0);
    }

    [Fact]
    public void What_overwrites_an_output_is_noticed_and_then_measured_right()
    {
        using var scope = NewDisposeScope();
        using var monitored = new Monitored();
        var model = new InPlace();
        var x = randn(5, 4);
        using (var monitor = monitored.Attach(model))
        {
            for (var step = 0; step < 2; step++)
            {
                model.zero_grad();
                var loss = model.call(x).square().mean();
                loss.backward();
                monitor.Step(loss);
            }
        }
        Assert.Contains("The output of A was overwritten in place", Assert.Single(monitored.Notes));
        Assert.True(double.IsNaN(monitored.Value(0, "A", Quantity.PreactivationGradientNorm)));
        var z = model.A.forward(x);
        z.retain_grad();
        model.B.forward(z.relu()).square().mean().backward();
        Monitored.Close(Monitored.Norm(z.grad!), monitored.Value(1, "A", Quantity.PreactivationGradientNorm));
    }

    private sealed class Branched : Module<Tensor, Tensor>
    {
        public readonly Module<Tensor, Tensor> A = Linear(8, 8), B = Linear(8, 8), C = Linear(8, 3), D = Linear(8, 8);

        public Branched() : base("branched") => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            using (D.call(x))
                return C.call(B.call(A.call(x).tanh()));
        }
    }

    private sealed class Shared : Module<Tensor, Tensor>
    {
        public readonly TorchSharp.Modules.Linear B = Linear(6, 6), C = Linear(6, 2);
        public readonly Module<Tensor, Tensor> Relu = ReLU();

        public Shared() : base("shared") => RegisterComponents();

        public override Tensor forward(Tensor x) => C.call(Relu.call(B.call(Relu.call(B.call(x)))));
    }

    private sealed class ForwardOnly : Module<Tensor, Tensor>
    {
        public readonly TorchSharp.Modules.Linear A = Linear(4, 4), B = Linear(4, 2);

        public ForwardOnly() : base("forward") => RegisterComponents();

        public override Tensor forward(Tensor x)
        {
            using var scope = NewDisposeScope();
            return B.forward(functional.relu(A.call(x))).MoveToOuterDisposeScope();
        }
    }

    private sealed class InPlace : Module<Tensor, Tensor>
    {
        public readonly TorchSharp.Modules.Linear A = Linear(4, 4), B = Linear(4, 2);

        public InPlace() : base("inplace") => RegisterComponents();

        public override Tensor forward(Tensor x) => B.call(A.call(x).relu_());
    }
}
