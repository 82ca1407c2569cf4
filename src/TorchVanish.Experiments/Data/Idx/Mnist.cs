namespace TorchVanish.Experiments.Data;

/// <summary>MNIST (LeCun, Cortes and Burges 1998): 70,000 images of handwritten digits, 28×28.</summary>
public static class Mnist
{
    public static readonly IdxDataset Dataset = new(
        "MNIST",
        Classes: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        Subfolders: ["mnist", Path.Combine("MNIST", "raw")],
        UsualPlaces: ["/usr/share/datasets/mnist", "/usr/local/share/datasets/mnist"],
        HowToGet: "download its four IDX files, and name their folder with --data-dir or data.directory");
}
