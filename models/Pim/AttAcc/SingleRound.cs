namespace Tlm.Models.Pim.AttAcc;

/// <summary>The last round of an odd number: nothing to overlap with.</summary>
internal sealed class SingleRound(RequestList list, int barrier, AttentionRound round)
{
    public void Emit()
    {
        round.AllQueryWrites();
        list.Barrier(barrier);
        Score();
        round.Softmax();
        round.AllSoftmaxWrites();
        list.Barrier(barrier);
        Context();
    }

    private void Score()
    {
        int sections = round.ScoreSections;
        for (int section = 0; section <= sections; section++)
        {
            if (section < sections)
                round.ScoreMacs(section);
            if (section > 0)
                round.ScoreMoves();
            if (section < sections)
                list.Barrier(barrier);
        }
    }

    private void Context()
    {
        int blocks = round.ContextBlocks;
        for (int block = 0; block <= blocks; block++)
        {
            if (block < blocks)
                round.ContextMacs(block);
            if (block > 0)
                round.ContextMoves();
            if (block < blocks)
                list.Barrier(barrier);
        }
    }
}
