using Spectre.Console;
using TorchVanish.Experiments.Training;
using TorchVanish.Records.Runs;

namespace TorchVanish.Cli.Terminal;

/// <summary>
/// Shows on standard error how far training is, with the time left; where no one is looking at a terminal, nothing at all. Of many
/// experiments there is one bar for all and one for each that is under way, so that a long list fits a small screen.
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
            .HideCompleted(plans.Count > 1)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 30 }, new PercentageColumn(), new RemainingTimeColumn())
            .Start(context => train(new Bars(context, plans)));
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

    private sealed class Bars(ProgressContext context, IReadOnlyList<RunPlan> plans) : ITrainingObserver
    {
        private readonly Lock _gate = new();
        private readonly Dictionary<string, long> _steps = plans.ToDictionary(plan => plan.Config.Name, plan => plan.Steps);
        private readonly Dictionary<string, ProgressTask> _underWay = [];
        private readonly ProgressTask? _all = plans.Count > 1 ? context.AddTask(Done(0, plans.Count), maxValue: plans.Sum(plan => plan.Steps)) : null;
        private int _finished;

        public void Advanced(string experiment, int steps)
        {
            lock (_gate)
            {
                if (!_underWay.TryGetValue(experiment, out var task))
                    _underWay[experiment] = task = context.AddTask(Markup.Escape(experiment), maxValue: _steps[experiment]);
                task.Increment(steps);
                _all?.Increment(steps);
            }
        }

        public void Finished(string experiment, RunStatus status)
        {
            lock (_gate)
                _all?.Description = Done(++_finished, plans.Count);
        }

        private static string Done(int finished, int all) => $"{finished} of {all} experiments";
    }
}
