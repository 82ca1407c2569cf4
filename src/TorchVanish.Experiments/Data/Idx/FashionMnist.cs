namespace TorchVanish.Experiments.Data;

/// <summary>Fashion-MNIST (Xiao, Rasul and Vollgraf 2017): 70,000 images of ten kinds of clothing, 28×28.</summary>
public static class FashionMnist
{
    public static readonly IdxDataset Dataset = new(
        "Fashion-MNIST",
        Classes: ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        Subfolders: ["fashion-mnist", Path.Combine("FashionMNIST", "raw")],
        UsualPlaces: ["/usr/share/datasets/fashion-mnist", "/usr/local/share/datasets/fashion-mnist"],
        HowToGet: "run 'apt install dataset-fashion-mnist' on Debian or Ubuntu, or name the folder of its four IDX files with --data-dir");
}
