using Tlm.Bridges.Ramulator2.Protocol;

namespace Tlm.Bridges.Ramulator2.Client;

/// <summary>The body of a window under construction: its head, then the requests.</summary>
internal sealed class WindowBuilder
{
    internal WindowBuilder() => Clear();

    /// <summary>The body.</summary>
    internal BodyWriter Body { get; } = new();

    /// <summary>Requests in it.</summary>
    internal int Requests { get; private set; }

    /// <summary>The head that it was sealed with.</summary>
    internal WindowHead Head { get; private set; }

    internal void Clear()
    {
        Body.Clear();
        Body.Put(default(WindowHead));
        Requests = 0;
    }

    internal void Add(in RequestRecord request)
    {
        Count();
        Body.Put(request);
    }

    internal void Add(in RequestRecord request, in LevelIds ids)
    {
        Count();
        Body.Put(request with { Options = (byte)(request.Options | (byte)RequestOptions.LevelIds) });
        Body.Put(ids);
    }

    /// <summary>Writes the head, with the number of requests.</summary>
    internal void Seal(WindowHead head)
    {
        Head = head with { Requests = (uint)Requests };
        Body.Patch(0, Head);
    }

    private void Count()
    {
        if (Requests == Wire.MaximumRequests)
            throw new InvalidOperationException($"a window takes {Wire.MaximumRequests} requests");
        Requests++;
    }
}
