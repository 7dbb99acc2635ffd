using Tlm.Models.Dram.Queues;

namespace Tlm.Models.Dram.Controllers;

/// <summary>One command a cycle: active buffer before priority queue before the served queue (docs/dram-rules.md, "Single bus").</summary>
internal sealed class SingleBusController(ControllerParts parts) : ChannelController(parts)
{
    public override void Step(int limit)
    {
        int cycle = Now + 1;
        BeginCycle(cycle);
        var active = FindActive(cycle, CandidateKinds.All, edge: 0);
        if (active.Cycle == cycle)
        {
            TryReach(cycle, cycle, limit);
            IssueActive(active, cycle);
        }
        else if (Maintenance.Count > 0)
        {
            StepWithMaintenance(cycle, limit, active);
        }
        else
        {
            StepWithQueue(cycle, limit, active);
        }
    }

    private void StepWithMaintenance(int cycle, int limit, Candidate active)
    {
        int command = HeadCommand(cycle, out int ready);
        int next = Math.Min(active.Cycle, ready);
        if (!TryReach(cycle, next, limit))
            return;
        if (active.Cycle == next)
            IssueActive(active, next);
        else
            IssueHead(command, next);
    }

    private void StepWithQueue(int cycle, int limit, Candidate active)
    {
        RequestQueue queue = ServedQueue(cycle, ref limit);
        var best = Search.Find(queue, CandidateKinds.All, cycle, EdgeRule.Any);
        int next = Math.Min(active.Cycle, best.Cycle);
        if (!TryReach(cycle, next, limit))
            return;
        if (active.Cycle == next)
            IssueActive(active, next);
        else
            IssueFromQueue(queue, best, next);
    }
}
