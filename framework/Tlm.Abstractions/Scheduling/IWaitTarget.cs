namespace Tlm;

/// <summary>Something that processes wait on.</summary>
internal interface IWaitTarget
{
    /// <summary>The process does not wait any more, or does not take what it was woken for: it is killed or reset.</summary>
    void Abandon(Process process);

    /// <summary>What the process waits for, as text: "item on in port a.in".</summary>
    string DescribeWait(Process process);
}
