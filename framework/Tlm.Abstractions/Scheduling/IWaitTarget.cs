namespace Tlm;

/// <summary>Something that processes wait on.</summary>
internal interface IWaitTarget
{
    /// <summary>The process does not wait any more, or does not take what it was woken for: it is killed or reset.</summary>
    void Abandon(Process process);

    /// <summary>What the process waits for, as text: "item on in port a.in".</summary>
    string DescribeWait(Process process);

    /// <summary>The components whose processes could end the wait, as far as that is known.</summary>
    IEnumerable<Component> Providers => [];

    /// <summary>The process that must end the wait, where that is one.</summary>
    Process? Holder => null;

    /// <summary>The channel, where the wait is at one.</summary>
    ITimedChannel? Channel => null;

    /// <summary>True where the wait is that of a server for work: with nobody left to send any, it is no fault.</summary>
    bool IsForWork => false;
}
