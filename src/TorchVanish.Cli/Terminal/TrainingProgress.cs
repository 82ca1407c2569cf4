using Spectre.Console;
using TorchVanish.Experiments.Training;
using TorchVanish.Runs;

namespace TorchVanish.Cli.Terminal;

/// <summary>Shows the progress of training on standard error: bars on a terminal, plain lines elsewhere.</summary>
internal static class TrainingProgress
{
    /// <param name="plans">The experiments.</param>
    /// <param name="notes">Whether notes on configs and data are shown.</param>
    /// <param name="train">Trains and reports to the observer.</param>
    public static void Show(IReadOnlyList<RunPlan> plans, bool notes, Action<ITrainingObserver> train)
    {
        var work = new WorkDone(plans, TimeProvider.System, TrainingCost.OfStep);
        if (System.Console.IsErrorRedirected)
        {
            using var lines = new ProgressLines(work, System.Console.Error, TimeProvider.System);
            train(notes ? lines : new WithoutNotes(lines));
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
        console.Progress()
            .HideCompleted(plans.Count > 1)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 30 },
                new PercentageColumn(), new ProgressBars.TimeLeft(work))
            .Start(context =>
            {
                var bars = new ProgressBars(console, context, plans, work);
                train(notes ? bars : new WithoutNotes(bars));
            });
    }

    private sealed class WithoutNotes(ITrainingObserver shown) : ITrainingObserver
    {
        public void Advanced(string experiment, int steps) => shown.Advanced(experiment, steps);

        public void Finished(string experiment, RunStatus status) => shown.Finished(experiment, status);
    }
}
