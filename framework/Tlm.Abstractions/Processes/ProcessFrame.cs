using System.Runtime.ExceptionServices;

namespace Tlm;

/// <summary>A suspended async method of a process. Frames are pooled; the version tells a reused one.</summary>
internal abstract class ProcessFrame
{
    /// <summary>The frame that awaits this one.</summary>
    internal ProcessFrame? Awaiting;

    internal Exception? Error;
    internal bool Completed;
    internal int Version;

    /// <summary>Goes on after a wait.</summary>
    internal abstract void MoveNext();

    /// <summary>Back to the pool.</summary>
    internal abstract void Return();

    internal void Complete()
    {
        Completed = true;
        Awaiting?.MoveNext();
    }

    internal void Check(int version)
    {
        if (version != Version)
            throw new InvalidOperationException("a SimTask can be awaited only once");
    }

    /// <summary>Ends the use of a completed frame: back to the pool, then its error, if any.</summary>
    internal void Finish()
    {
        Exception? error = Error;
        Return();
        if (error is not null)
            ExceptionDispatchInfo.Throw(error);
    }
}

/// <summary>A frame with a result.</summary>
internal abstract class ProcessFrame<TResult> : ProcessFrame
{
    internal TResult Result = default!;

    internal TResult FinishWithResult()
    {
        TResult result = Result;
        Finish();
        return result;
    }
}
