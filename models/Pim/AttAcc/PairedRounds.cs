namespace Tlm.Models.Pim.AttAcc;

/// <summary>
/// Two overlapped rounds A and B: score A with the query vector of B; score B with the softmax of A; context A with the softmax of B;
/// context B. Moves that don't divide evenly over the sections are lost, as in the published generator.
/// </summary>
internal sealed class PairedRounds(RequestList list, int barrier, AttentionRound a, AttentionRound b)
{
    public void Emit(bool dummyMac)
    {
        a.AllQueryWrites();
        if (dummyMac)
            a.DummyMac();
        list.Barrier(barrier);
        ScoreOfA();
        ScoreOfB();
        ContextOfA();
        ContextOfB();
    }

    private void ScoreOfA()
    {
        int share = b.QueryWrites * b.Channels / a.ScoreSections;
        Phase(a.ScoreSections, a.ScoreMacs, a.ScoreMoves, section =>
        {
            b.QuerySlice(section, share);
            list.Barrier(barrier);
        });
    }

    private void ScoreOfB() => Phase(b.ScoreSections, b.ScoreMacs, b.ScoreMoves, section => SoftmaxPart(a, section, b.ScoreSections));

    private void ContextOfA() => Phase(a.ContextBlocks, a.ContextMacs, a.ContextMoves, block => SoftmaxPart(b, block, a.ContextBlocks));

    // the published generator walks the values of A again here, on the channels of A
    private void ContextOfB() => Phase(a.ContextBlocks, a.ContextMacs, a.ContextMoves, _ => list.Barrier(barrier));

    /// <summary>MACs of each part, beside the moves of the part before and the other round's work.</summary>
    private static void Phase(int parts, Action<int> macs, Action moves, Action<int> other)
    {
        for (int part = 0; part <= parts; part++)
        {
            if (part < parts)
                macs(part);
            if (part > 0)
                moves();
            if (part < parts)
                other(part);
        }
    }

    /// <summary>Softmax of the other round at the start of a phase, its output in the second half of the sections.</summary>
    private void SoftmaxPart(AttentionRound other, int section, int sections)
    {
        if (section == 0)
            other.Softmax();
        int first = sections / 2;
        if (section >= first)
            other.SoftmaxSlice(section - first, other.SoftmaxWrites * other.Channels / ((sections + 1) / 2));
        list.Barrier(barrier);
    }
}
