using TorchVanish.Runs;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchVanish.Monitoring.Tests;

/// <summary>Loops with a mistake in them: each gives one plain sentence, and never an exception that the loop would not have had.</summary>
public sealed class MistakeTests : IDisposable
{
    private readonly IDisposable _scope = NewDisposeScope();
    private readonly Monitored _monitored = new();
    private readonly Module<Tensor, Tensor> _model = Sequential(("a", Linear(4, 6)), ("phi", Tanh()), ("c", Linear(6, 2)));

    public void Dispose()
    {
        _monitored.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void A_step_before_backward_is_named()
    {
        using (var monitor = _monitored.Attach(_model))
        {
            for (var step = 0; step < 3; step++)
            {
                _model.zero_grad();
                var loss = Loss();
                monitor.Step(loss);
                loss.backward();
            }
        }
        Assert.Equal(
            ["No output had a gradient at update 0, so nothing was recorded there: call Step after backward()."], _monitored.Notes);
        Assert.Empty(_monitored.Read().Layers);
    }

    [Fact]
    public void Two_steps_for_one_backward_are_named()
    {
        using (var monitor = _monitored.Attach(_model))
        {
            var loss = Loss();
            loss.backward();
            monitor.Step(loss);
            monitor.Step(loss);
            Loss().backward();
            monitor.Step(loss);
        }
        Assert.Equal(["No layer was called before Step at update 1, so nothing was recorded there: call Step once for each update."],
            _monitored.Notes);
        Assert.Equal([0, 2], _monitored.Read().Training.Select(row => row.Step));
    }

    [Fact]
    public void Gradients_that_were_cleared_too_early_are_named()
    {
        using (var monitor = _monitored.Attach(_model))
        {
            var loss = Loss();
            loss.backward();
            _model.zero_grad();
            monitor.Step(loss);
        }
        Assert.Equal(["The outputs had gradients at update 0, but the parameters had none: call Step before zero_grad()."],
            _monitored.Notes);
        Assert.True(_monitored.Value(0, "a", Quantity.PreactivationGradientNorm) > 0);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_loss_scale_that_is_none_is_refused(double scale)
    {
        using var monitor = _monitored.Attach(_model);
        var loss = Loss();
        loss.backward();
        Assert.Equal("lossScale", Assert.Throws<ArgumentOutOfRangeException>(() => monitor.Step(loss, scale)).ParamName);
    }

    [Fact]
    public void A_disposed_or_missing_loss_is_refused_in_one_sentence()
    {
        using var monitor = _monitored.Attach(_model);
        var loss = Loss();
        loss.backward();
        loss.Dispose();
        Assert.StartsWith("The loss was disposed before Step", Assert.Throws<ArgumentException>(() => monitor.Step(loss)).Message);
        Assert.Throws<ArgumentNullException>(() => monitor.Step(null!));
    }

    [Fact]
    public void A_model_without_layers_is_named()
    {
        using var model = Sequential(("flat", Flatten()));
        using (_monitored.Attach(model))
        {
        }
        Assert.Equal(["No layer is measured: the model has no parameters and no activation module that is registered."], _monitored.Notes);
    }

    [Fact]
    public void A_selection_of_no_layer_is_named()
    {
        using (var monitor = _monitored.Attach(_model, new MonitorOptions { Layers = (_, _) => false }))
        {
            var loss = Loss();
            loss.backward();
            monitor.Step(loss);
        }
        Assert.Equal(["No layer is measured: MonitorOptions.Layers selects none."], _monitored.Notes);
        Assert.Single(_monitored.Read().Training);
    }

    /// <summary>`using var` disposes in reverse order, but a loop may dispose the model itself.</summary>
    [Fact]
    public void A_model_that_is_disposed_before_the_monitor_leaves_its_rows()
    {
        using (var monitor = _monitored.Attach(_model))
        {
            var loss = Loss();
            loss.backward();
            monitor.Step(loss);
            _model.Dispose();
        }
        Assert.Empty(_monitored.Notes);
        Assert.True(_monitored.Value(0, "a", Quantity.WeightGradientNorm) > 0);
        Assert.True(double.IsNaN(_monitored.Value(0, "a", Quantity.UpdateRatio)));
    }

    [Fact]
    public void An_exception_of_the_loop_reaches_the_caller_and_the_rows_are_kept()
    {
        Action training = () =>
        {
            using var monitor = _monitored.Attach(_model, new MonitorOptions { Schedule = MonitorSchedule.Every, StepsPlanned = 5 });
            var loss = Loss();
            loss.backward();
            monitor.Step(loss);
            throw new InvalidOperationException("mine");
        };
        var error = Assert.Throws<InvalidOperationException>(training);
        Assert.Equal("mine", error.Message);
        Assert.Equal(RunState.Interrupted, _monitored.Read().Status!.State);
        Assert.Single(_monitored.Read().Training);
    }

    [Fact]
    public void A_folder_that_cannot_be_written_ends_the_recording_only()
    {
        var file = Path.GetDirectoryName(_monitored.Folder)!;
        using (var monitor = _monitored.Attach(_model))
        {
            // A file where the folder should be.
            File.WriteAllText(_monitored.Folder, "");
            for (var step = 0; step < 2; step++)
            {
                var loss = Loss();
                loss.backward();
                monitor.Step(loss);
            }
        }
        Assert.StartsWith("The monitor stopped recording: ", Assert.Single(_monitored.Notes));
        Assert.Single(Directory.GetFileSystemEntries(file));
    }

    private Tensor Loss() => _model.call(randn(3, 4)).square().mean();
}
