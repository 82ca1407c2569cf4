namespace TorchVanish.Cli.Terminal;

/// <summary>Cancels at the first Ctrl-C or SIGTERM; the second one ends the process immediately.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly System.Runtime.InteropServices.PosixSignalRegistration _terminate;

    public Interruption()
    {
        System.Console.CancelKeyPress += OnCtrlC;
        _terminate = System.Runtime.InteropServices.PosixSignalRegistration.Create(
            System.Runtime.InteropServices.PosixSignal.SIGTERM,
            context =>
            {
                context.Cancel = !_source.IsCancellationRequested;
                _source.Cancel();
            });
    }

    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        System.Console.CancelKeyPress -= OnCtrlC;
        _terminate.Dispose();
        _source.Dispose();
    }

    private void OnCtrlC(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = !_source.IsCancellationRequested;
        _source.Cancel();
    }
}
