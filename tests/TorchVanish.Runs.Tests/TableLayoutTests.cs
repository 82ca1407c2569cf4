using TorchVanish.Tests.Shared;


namespace TorchVanish.Runs.Tests;

/// <summary>The columns and the order of rows of every table: other programs rely on them.</summary>
public sealed class TableLayoutTests
{
    private static readonly (int Replicate, int Step, int Layer, int Index)[] Places =
    [
        .. from replicate in new[] { 0, 2, 11 } from step in new[] { 0, 9, 10 } from layer in new[] { 1, 2 } from index in new[] { 3, 20 }
           select (replicate, step, layer, index),
    ];

    [Fact]
    public void The_training_table_is_ordered_by_replicate_and_step() => Assert.Equal(
        "replicate,step,train_loss,train_accuracy,validation_loss,validation_accuracy,gradient_norm,clipped_gradient_norm\n" + Lines(
            from p in Places select (p.Replicate, p.Step), p => $"{p.Replicate},{p.Step},0.5,1,2,3,4,5"),
        Written(RunTables.Training, Shuffled(from p in Places select (p.Replicate, p.Step))
            .Select(p => new TrainingRow(p.Replicate, p.Step, 0.5, 1, 2, 3, 4, 5))));

    [Fact]
    public void The_layer_table_is_ordered_by_replicate_step_and_layer() => Assert.Equal(
        "replicate,step,layer,name,weight_gradient_norm,preactivation_gradient_norm,weight_norm,weight_change,update_ratio,activation_mean,"
        + "activation_std,derivative_mean,derivative_rms,saturated_fraction,dead_fraction,nonfinite_count,nonfinite_activation_count,"
        + "nonfinite_gradient_count\n" + Lines(
            from p in Places select (p.Replicate, p.Step, p.Layer),
            p => $"{p.Replicate},{p.Step},{p.Layer},hidden,0,1,2,3,4,5,6,7,8,9,10,11,12,13"),
        Written(RunTables.Layers, Shuffled(from p in Places select (p.Replicate, p.Step, p.Layer))
            .Select(p => new LayerRow(p.Replicate, p.Step, p.Layer, "hidden", [.. Quantities.All.Select((_, i) => (double)i)]))));

    [Fact]
    public void The_weight_table_is_ordered_by_replicate_step_layer_and_index() => Assert.Equal(
        "replicate,step,layer,index,value\n" + Lines(Places, p => $"{p.Replicate},{p.Step},{p.Layer},{p.Index},0.5"),
        Written(RunTables.Weights, Shuffled(Places).Select(p => new WeightRow(p.Replicate, p.Step, p.Layer, p.Index, 0.5))));

    [Fact]
    public void The_table_of_jacobians_is_ordered_by_replicate_step_and_layer() => Assert.Equal(
        "replicate,step,layer,name,signal_norm,product_norm,relative_difference,"
        + "weight_gradient_norm,weight_product_norm,weight_relative_difference\n" + Lines(
            from p in Places select (p.Replicate, p.Step, p.Layer), p => $"{p.Replicate},{p.Step},{p.Layer},hidden,1,2,3,4,5,6"),
        Written(RunTables.Jacobians, Shuffled(from p in Places select (p.Replicate, p.Step, p.Layer))
            .Select(p => new JacobianRow(p.Replicate, p.Step, p.Layer, "hidden", new(1, 2, 3), new(4, 5, 6)))));

    [Fact]
    public void The_table_of_derivatives_is_ordered_by_replicate_and_input() => Assert.Equal(
        "replicate,input,output,derivative\n" + Lines(
            from p in Places select (p.Replicate, p.Step), p => $"{p.Replicate},{p.Step},0.25,0.5"),
        Written(RunTables.Derivatives, Shuffled(from p in Places select (p.Replicate, p.Step))
            .Select(p => new DerivativeRow(p.Replicate, p.Step, 0.25, 0.5))));

    [Fact]
    public void The_table_of_time_steps_is_ordered_by_replicate_step_and_time() => Assert.Equal(
        "replicate,step,time,hidden_gradient_norm\n" + Lines(
            from p in Places select (p.Replicate, p.Step, p.Index), p => $"{p.Replicate},{p.Step},{p.Index},0.5"),
        Written(RunTables.Timesteps, Shuffled(from p in Places select (p.Replicate, p.Step, p.Index))
            .Select(p => new TimestepRow(p.Replicate, p.Step, p.Index, 0.5))));

    [Fact]
    public void Every_quantity_has_a_definition() => Assert.All(Quantities.All, quantity => Assert.NotEmpty(quantity.Definition()));

    private static string Lines<T>(IEnumerable<T> places, Func<T, string> line) =>
        string.Concat(places.Distinct().Order().Select(place => line(place) + "\n"));

    private static T[] Shuffled<T>(IEnumerable<T> places)
    {
        T[] shuffled = [.. places.Distinct()];
        new Random(3).Shuffle(shuffled);
        return shuffled;
    }

    private static string Written<T>(RunTable<T> table, IEnumerable<T> rows)
    {
        using var folder = new TemporaryFolder();
        table.Write(folder.At("table.csv"), rows);
        return File.ReadAllText(folder.At("table.csv"));
    }
}
