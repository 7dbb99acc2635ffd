using System.Runtime.CompilerServices;

namespace Tlm;

/// <summary>
/// Awaiters that are not the kernel's own. Those of ValueTask are let through where a kernel source is behind them (a timed
/// channel's standard reader, say): the source takes the frame that is offered. Everything else is refused by name.
/// </summary>
internal static class ForeignAwait
{
    private static readonly Action Nowhere = static () => { };

    internal static void Suspend<TAwaiter>(ref TAwaiter awaiter, ProcessFrame frame)
        where TAwaiter : ICriticalNotifyCompletion
    {
        Scheduler? scheduler = Scheduler.Active;
        if (scheduler is null || !AwaiterKind<TAwaiter>.MayBeOurs)
            throw Refusal(typeof(TAwaiter));
        scheduler.Offered = frame;
        awaiter.UnsafeOnCompleted(Nowhere);
        if (scheduler.Offered is null)
            return;
        scheduler.Offered = null;
        throw Refusal(typeof(TAwaiter));
    }

    /// <summary>A kernel source takes the frame that awaits it.</summary>
    internal static ProcessFrame TakeOffer(Scheduler scheduler)
    {
        ProcessFrame frame = scheduler.Offered ?? throw scheduler.Error("only a process of the simulation can wait on a simulated channel");
        scheduler.Offered = null;
        return frame;
    }

    internal static void RefuseAwaiter<TAwaiter>(TAwaiter awaiter) =>
        throw new SimulationException($"{awaiter!.GetType()} can be awaited only in an async SimTask method of a process");

    internal static SimulationException Refusal(Type awaiter)
    {
        string message = $"a process cannot await {Describe(awaiter)}: it does not know simulated time. "
            + "Await simulated time, events, channels and SimTasks, or wrap it in OutsideCall.Run";
        Scheduler? scheduler = Scheduler.Active;
        return scheduler is null ? new SimulationException(message) : scheduler.Refuse(message);
    }

    private static string Describe(Type awaiter) => (awaiter.DeclaringType ?? awaiter) is var type && awaiter.IsGenericType
        ? $"{type.Name}<{string.Join(", ", awaiter.GetGenericArguments().Select(a => a.Name))}>"
        : (awaiter.DeclaringType ?? awaiter).FullName ?? awaiter.Name;

    private static class AwaiterKind<TAwaiter>
    {
        internal static readonly bool MayBeOurs = Definition() is var type
            && (type == typeof(ValueTaskAwaiter) || type == typeof(ValueTaskAwaiter<>)
                || type == typeof(ConfiguredValueTaskAwaitable.ConfiguredValueTaskAwaiter)
                || type == typeof(ConfiguredValueTaskAwaitable<>.ConfiguredValueTaskAwaiter));

        private static Type Definition() => typeof(TAwaiter).IsGenericType ? typeof(TAwaiter).GetGenericTypeDefinition() : typeof(TAwaiter);
    }
}
