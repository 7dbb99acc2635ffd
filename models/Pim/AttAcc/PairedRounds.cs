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
        int sections = a.ScoreSections;
        int share = b.QueryWrites * b.Channels / sections;
        for (int section = 0; section <= sections; section++)
        {
            if (section < sections)
                a.ScoreMacs(section);
            if (section > 0)
                a.ScoreMoves();
            if (section < sections)
            {
                b.QuerySlice(section, share);
                list.Barrier(barrier);
            }
        }
    }

    private void ScoreOfB()
    {
        int sections = b.ScoreSections;
        for (int section = 0; section <= sections; section++)
        {
            if (section < sections)
                b.ScoreMacs(section);
            if (section > 0)
                b.ScoreMoves();
            SoftmaxPart(a, section, sections);
        }
    }

    private void ContextOfA()
    {
        int blocks = a.ContextBlocks;
        for (int block = 0; block <= blocks; block++)
        {
            if (block < blocks)
                a.ContextMacs(block);
            if (block > 0)
                a.ContextMoves();
            SoftmaxPart(b, block, blocks);
        }
    }

    private void ContextOfB()
    {
        // the published generator walks the values of A again here, on the channels of A
        int blocks = a.ContextBlocks;
        for (int block = 0; block <= blocks; block++)
        {
            if (block < blocks)
                a.ContextMacs(block);
            if (block > 0)
                a.ContextMoves();
            if (block < blocks)
                list.Barrier(barrier);
        }
    }

    /// <summary>Softmax of the other round at the start of a phase, its output in the second half of the sections.</summary>
    private void SoftmaxPart(AttentionRound other, int section, int sections)
    {
        if (section == 0)
            other.Softmax();
        if (section == sections)
            return;
        int first = sections / 2;
        if (section >= first)
            other.SoftmaxSlice(section - first, other.SoftmaxWrites * other.Channels / ((sections + 1) / 2));
        list.Barrier(barrier);
    }
}
