// Tensors are counted in the whole process.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
