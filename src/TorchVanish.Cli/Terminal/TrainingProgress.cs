using Spectre.Console;
using TorchVanish.Experiments.Training;
using TorchVanish.Records.Runs;

namespace TorchVanish.Cli.Terminal;

/// <summary>
/// Shows on standard error how far training is: a bar with the time left for each experiment, or, where no one is looking at a
/// terminal, nothing at all.
/// </summary>
internal static class TrainingProgress
{
    public static void Show(IReadOnlyList<RunPlan> plans, Action<ITrainingObserver> train)
    {
        if (System.Console.IsErrorRedirected)
        {
            train(new Silent());
            return;
        }
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(System.Console.Error) });
        console.Progress()
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn(), new SpinnerColumn())
            .Start(context =>
            {
                var all = plans.Count > 1 ? context.AddTask("[bold]all experiments[/]", maxValue: plans.Sum(plan => plan.Steps)) : null;
                var tasks = plans.ToDictionary(plan => plan.Config.Name, plan => context.AddTask(Markup.Escape(plan.Config.Name), maxValue: plan.Steps));
                train(new Bars(all, tasks));
            });
    }

    private sealed class Silent : ITrainingObserver
    {
        public void Advanced(string experiment, int steps)
        {
        }

        public void Finished(string experiment, RunStatus status)
        {
        }
    }

    private sealed class Bars(ProgressTask? all, IReadOnlyDictionary<string, ProgressTask> tasks) : ITrainingObserver
    {
        public void Advanced(string experiment, int steps)
        {
            tasks[experiment].Increment(steps);
            all?.Increment(steps);
        }

        public void Finished(string experiment, RunStatus status)
        {
            if (status.State == RunState.Diverged)
                tasks[experiment].Description = $"{Markup.Escape(experiment)} [yellow]({status.DivergedReplicates.Count} diverged)[/]";
        }
    }
}
