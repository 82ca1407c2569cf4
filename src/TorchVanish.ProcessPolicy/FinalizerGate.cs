using System.Runtime.CompilerServices;

namespace TorchVanish.ProcessPolicy;

/// <summary>
/// Prevents finalizers from running during torch work, and lets them run between steps.
/// </summary>
/// <remarks>
/// TorchSharp 0.107 passes a number to native code as a handle of a Scalar object and does not keep that object alive during the
/// call. If the garbage collector runs at that moment, the finalizer frees the number while torch reads it. A long run then fails, or
/// continues with a wrong learning rate. TorchSharp's optimizers and modules contain such calls too, so they cannot be avoided one by one.
/// Only the finalizer thread frees objects, so nothing is freed while it waits here. docs/decisions/0008-finalizers-wait.md
/// </remarks>
public sealed class FinalizerGate : IDisposable
{
    // Little accumulates between two openings: some dozens of handles per step.
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    // Every wait has a limit, because a run without the gate is better than one that hangs.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private static readonly Lock Users = new();
    private static readonly ReaderWriterLockSlim Steps = new();
    private static int _users;
    private static long _opened;
    private static Signals? _closed;

    private bool _disposed;

    /// <summary>Closes the gate while any caller holds it.</summary>
    public FinalizerGate()
    {
        lock (Users)
        {
            if (_users++ == 0)
                Close();
        }
    }

    /// <summary>Runs torch work during which no object is finalized. Several threads may call this in parallel.</summary>
    public void During(Action work) => During(() =>
    {
        work();
        return true;
    });

    /// <summary>Runs work that returns a result.</summary>
    public T During<T>(Func<T> work)
    {
        OpenOnceInAWhile();
        Steps.EnterReadLock();
        try
        {
            return work();
        }
        finally
        {
            Steps.ExitReadLock();
        }
    }

    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        lock (Users)
        {
            if (--_users == 0)
                Open();
        }
    }

    private static void OpenOnceInAWhile()
    {
        var last = Interlocked.Read(ref _opened);
        if (Environment.TickCount64 - last < Interval.TotalMilliseconds
            || Interlocked.CompareExchange(ref _opened, Environment.TickCount64, last) != last)
            return;
        // Wait until no step is running, and prevent new ones from starting. If steps take too long, try again later.
        if (!Steps.TryEnterWriteLock(Patience))
            return;
        try
        {
            Open();
            LetPass();
            Close();
        }
        finally
        {
            Steps.ExitWriteLock();
        }
    }

    private static void Close()
    {
        Interlocked.Exchange(ref _opened, Environment.TickCount64);
        var signals = new Signals();
        Abandon(signals);
        // The finalizer thread reaches the guard after the other objects of this collection, and then waits.
        var started = Environment.TickCount64;
        do
        {
            GC.Collect(0, GCCollectionMode.Forced, blocking: true);
            if (signals.Entered.Wait(TimeSpan.FromMilliseconds(100)))
            {
                _closed = signals;
                return;
            }
        }
        while (Environment.TickCount64 - started < Patience.TotalMilliseconds);
        // Another finalizer takes too long. When it ends, the guard must not block the thread.
        signals.Left.Set();
    }

    private static void Open()
    {
        _closed?.Left.Set();
        _closed = null;
    }

    // The queue is not ordered, and a guard can overtake older objects. Closing the gate immediately could block them forever.
    private static void LetPass()
    {
        var waiting = new Thread(GC.WaitForPendingFinalizers) { IsBackground = true };
        waiting.Start();
        waiting.Join(Patience);
    }

    // A separate method, so that no register or local of the caller keeps the guard alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Abandon(Signals signals) => _ = new Guard(signals);

    private sealed class Signals
    {
        public ManualResetEventSlim Entered { get; } = new();

        public ManualResetEventSlim Left { get; } = new();
    }

    private sealed class Guard(Signals signals)
    {
        ~Guard()
        {
            signals.Entered.Set();
            signals.Left.Wait();
        }
    }
}
